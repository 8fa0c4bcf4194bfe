package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;

/** Findings about other connections of the same consent and about refreshes that are not finished. */
enum StateFinding implements Finding {
    ALONE(Check.SHARED_CONSENT, "shared.none", "No other stored connection belongs to the same Xero user and app."),
    OTHER_ORGANISATIONS(
            Check.SHARED_CONSENT,
            "shared.other-organisations",
            "Other stored connections belong to the same Xero user and app, each with its own organisation"
                    + " and tokens."),
    SAME_ORGANISATION(
            Check.SHARED_CONSENT,
            Outcome.WARN,
            "shared.same-organisation",
            "Another stored connection of the same Xero user and app leads to the same organisation.",
            "Make sure that two shops are not meant to post into the same books.",
            "Disconnect one of the two connections named in the detail, unless both are wanted."),
    COPIED_TOKENS(
            Check.SHARED_CONSENT,
            Outcome.FAIL,
            "shared.copied-tokens",
            "Another stored connection holds the very same tokens: the first refresh of one ends the other.",
            "Press Connect and allow access again for each of these shops.",
            "A record was copied under another key; forget one of them and give it a consent of its own."),
    SHARED_NOT_CHECKED(
            Check.SHARED_CONSENT,
            Outcome.SKIPPED,
            "shared.not-checked",
            "Other connections of the same Xero user could not be looked for.",
            "Correct what failed before, then run the test again.",
            "This needs a token that names its user, and a store that can be listed in time."),
    CLEAN(Check.REFRESH_STATE, "state.clean", "No refresh is unfinished."),
    UNDER_WAY(Check.REFRESH_STATE, "state.under-way", "A refresh is under way at this moment."),
    LEASE_STUCK(
            Check.REFRESH_STATE,
            Outcome.WARN,
            "state.lease-stuck",
            "A refresh was begun, its lease has lapsed, and nobody has finished it.",
            "Keep this program running for five minutes, then test again.",
            "Check that keepAlive runs somewhere: it replays the refresh within Xero's 30 minutes of grace."),
    UNFINISHED_REFRESH(
            Check.REFRESH_STATE,
            Outcome.WARN,
            "state.unfinished",
            "The outcome of a refresh is unknown, and it will be tried again.",
            "Keep this program running and online for a few minutes, then test again.",
            "The old token is replayed within Xero's 30 minutes of grace; check that the network holds until"
                    + " then."),
    PAST_GRACE(
            Check.REFRESH_STATE,
            Outcome.WARN,
            "state.past-grace",
            "The outcome of a refresh has been unknown for more than Xero's 30 minutes of grace.",
            "Test again in a few minutes, and be ready to press Connect.",
            "Let the next refresh tell: if the lost reply had rotated the token, a new consent is needed."),
    ORPHAN(
            Check.REFRESH_STATE,
            Outcome.WARN,
            "state.orphan",
            "A second token set lies beside the living one, from a refresh that was overtaken.",
            "Keep this program running, and test again in half an hour.",
            "It is used if Xero refuses the living set; the next refresh decides and clears it."),
    CONFIRM_OWED(
            Check.REFRESH_STATE,
            Outcome.WARN,
            "state.confirm-owed",
            "One more refresh is owed, because an earlier one was disputed.",
            "Keep this program running for half an hour.",
            "Check that keepAlive runs: it makes the owed refresh at the time in the detail."),
    STATE_NOT_CHECKED(
            Check.REFRESH_STATE,
            Outcome.SKIPPED,
            "state.not-checked",
            "There are no tokens whose refresh could be unfinished.",
            "Connect, then run the test again.",
            "See the consent check: this looks at the tokens in the record.");

    private final CheckResult result;

    StateFinding(Check check, String id, String finding) {
        result = Finding.pass(check, id, finding);
    }

    StateFinding(Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(check, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
