package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.model.StatusReason;

/** Findings about the consent and its tokens. */
enum ConsentFinding implements Finding {
    GIVEN(Check.CONSENT, "consent.given", "A consent was given and is kept."),
    NOT_NEEDED(Check.CONSENT, "consent.not-needed", "A custom connection needs no consent here."),
    NONE(
            Check.CONSENT,
            Outcome.SKIPPED,
            "consent.none",
            "No consent was given yet.",
            StatusReason.NO_CONSENT.nextStep(),
            "Lead the owner to the consent page: beginAuthorization or authorize."),
    UNFINISHED(
            Check.CONSENT,
            Outcome.WARN,
            "consent.unfinished",
            "A consent was given and the check of its answer is not finished.",
            "Wait a minute and test again.",
            "The next call or sweep finishes it; if it stays so, look at the checks of network and clock."),
    TENANT_TO_CONFIRM(
            Check.CONSENT,
            Outcome.WARN,
            "consent.tenant-to-confirm",
            "A consent was given for another organisation than the expected one, and waits to be confirmed.",
            "Confirm the other organisation, or press Connect and choose the former one.",
            "Call confirmTenant or rejectTenant, after a consent within ten minutes, after adopt whenever the owner has"
                    + " decided; what was connected before stays until then."),
    DISCONNECTED(
            Check.CONSENT,
            Outcome.FAIL,
            "consent.disconnected",
            "The connection was ended here.",
            StatusReason.DISCONNECTED.nextStep(),
            "Ask whether disconnect was meant; a new consent brings the connection back."),
    APP_CHANGED(
            Check.CONSENT,
            Outcome.FAIL,
            "consent.app-changed",
            "The stored consent belongs to another app than the one set now.",
            "Press Connect and allow access with the app that is set now.",
            "Set the former app again, or let the owner consent to the new one."),
    COPIED_STORE(
            Check.CONSENT,
            Outcome.FAIL,
            "consent.copied-store",
            "The store was copied from another deployment, and this one must not refresh its tokens.",
            "Press Connect and allow access for this copy.",
            "Let the owner connect here, or call takeOver(key) if the other deployment is gone."),
    NOT_CHECKED(
            Check.CONSENT,
            Outcome.SKIPPED,
            "consent.not-checked",
            "The consent could not be looked at, since the record could not be read.",
            "Contact support about the store before you connect again.",
            "Correct the store first: the consent is kept in the connection's record."),
    REFRESH_ALIVE(Check.REFRESH_TOKEN, "refresh.alive", "The refresh token was renewed in time."),
    REFRESH_NOT_NEEDED(
            Check.REFRESH_TOKEN, "refresh.not-needed", "A custom connection has no refresh token and needs none."),
    REFRESH_AGEING(
            Check.REFRESH_TOKEN,
            Outcome.WARN,
            "refresh.ageing",
            "The refresh token has not been renewed for more than 30 of its 60 days.",
            "Keep this program running and connected to the internet, so that the connection is renewed.",
            "Find out why the keep-alive does not run or fails: it renews weekly."),
    REFRESH_OVERDUE(
            Check.REFRESH_TOKEN,
            Outcome.FAIL,
            "refresh.overdue",
            "The refresh token has not been renewed for 60 days, and Xero drops it then.",
            "Press Connect and allow access again, once Xero can be reached.",
            "The next refresh tells for certain; expect a new consent."),
    REFRESH_REFUSED(
            Check.REFRESH_TOKEN,
            Outcome.FAIL,
            "refresh.refused",
            "Xero answered invalid_grant to every refresh token of this connection: unused for 60 days,"
                    + " revoked, or spent elsewhere.",
            "Press Connect and allow access again: Xero no longer accepts this connection.",
            "Before the next consent, look for a second program or a copied store that refreshes the same tokens."),
    REFRESH_MISSING(
            Check.REFRESH_TOKEN,
            Outcome.FAIL,
            "refresh.missing",
            "Xero gave no refresh token, so the connection ends with its access token.",
            "Press Connect and allow access to everything that Xero lists.",
            "Check that the consent asks for offline_access, and that nothing on the way removes it."),
    REFRESH_NONE(
            Check.REFRESH_TOKEN,
            Outcome.SKIPPED,
            "refresh.none",
            "There is no refresh token to look at.",
            "Connect first, then test again.",
            "See the consent check: a refresh token comes with a consent."),
    TOKEN_USABLE(Check.ACCESS_TOKEN, "token.usable", "The access token is usable, and no refresh was due."),
    TOKEN_REFRESHED(
            Check.ACCESS_TOKEN,
            "token.refreshed",
            "The access token was due for a refresh, and the refresh succeeded."),
    TOKEN_DUE(
            Check.ACCESS_TOKEN,
            Outcome.WARN,
            "token.due",
            "The access token still serves; its refresh is due and was not made.",
            "Test again in a few minutes.",
            "See what the other checks found about network, app and store: the refresh is tried again by itself."),
    TOKEN_BEING_REFRESHED(
            Check.ACCESS_TOKEN,
            Outcome.WARN,
            "token.being-refreshed",
            "The access token has ended, and an earlier refresh is not finished yet.",
            "Wait two minutes and test again.",
            "The test does not interfere with a refresh under way; see the refresh state."),
    TOKEN_EXPIRED(
            Check.ACCESS_TOKEN,
            Outcome.FAIL,
            "token.expired",
            "The access token has ended and could not be refreshed.",
            "Follow the remedies of the other checks that failed, then test again.",
            "The detail names the error of the refresh; correct that first."),
    TOKEN_REJECTED(
            Check.ACCESS_TOKEN,
            Outcome.FAIL,
            "token.rejected",
            "Xero's API does not accept the access token, although it has not ended by this machine's clock.",
            "Check the time of this machine and test again; if it stays so, press Connect.",
            "Compare the clocks; if they agree, call refresh(key) once and test again."),
    TOKEN_NONE(
            Check.ACCESS_TOKEN,
            Outcome.SKIPPED,
            "token.none",
            "There is no access token to look at.",
            "Connect, and then test again.",
            "See the consent check: an access token comes with a consent."),
    SCOPES_COMPLETE(Check.SCOPES, "scopes.complete", "Every permission that this program needs was granted."),
    SCOPES_MISSING(
            Check.SCOPES,
            Outcome.FAIL,
            "scopes.missing",
            "Permissions that this program needs were not granted.",
            "Press Connect and allow access again, so that Xero can ask for the new permissions; for a custom connection,"
                    + " tick them at Xero instead, outside opening hours, and then follow the link in Xero's e-mail.",
            "Existing tokens never gain scopes, and refreshing does not help: let the owner consent again; on a custom"
                    + " connection, tick them at Xero outside opening hours, since it gets no token until its user has"
                    + " authorised it again by the link in Xero's e-mail."),
    SCOPES_RETIRING(
            Check.SCOPES,
            Outcome.WARN,
            "scopes.retiring",
            "The connection depends on broad permissions, which Xero retires on 13 September 2027.",
            "Press Connect and allow access again when this program asks you to, before 13 September 2027; for a custom"
                    + " connection, tick the new permissions at Xero instead, outside opening hours, and then follow the"
                    + " link in Xero's e-mail.",
            "Ask for capabilities if the program still names broad scopes, then let the owner consent"
                    + " again, which keeps every organisation; on a custom connection, tick the granular scopes at Xero,"
                    + " outside opening hours, since it gets no token until its user has authorised it again by the link"
                    + " in Xero's e-mail."),
    SCOPES_RETIRED(
            Check.SCOPES,
            Outcome.FAIL,
            "scopes.retired",
            "The connection depends on broad permissions, which Xero retired on 13 September 2027.",
            "Press Connect and allow access again; for a custom connection, tick the new permissions at Xero instead,"
                    + " outside opening hours, and then follow the link in Xero's e-mail.",
            "Let the owner consent again, since only granular scopes are asked for by now; on a custom"
                    + " connection, tick them at Xero, outside opening hours, since it gets no token until its user has"
                    + " authorised it again by the link in Xero's e-mail."),
    SCOPES_TIER_GATED(
            Check.SCOPES,
            Outcome.PASS,
            "scopes.tier-gated",
            "Every permission that this program needs was granted, and the endpoint of one is only for apps on Xero's"
                    + " Advanced tier or above.",
            "Contact support if a part of this program does not work: it may need a higher tier of the Xero app.",
            "A 401 AuthorizationUnsuccessful from Journals is about the app's tier, not about the scope;"
                    + " raise the tier or leave it out."),
    SCOPES_NOT_CHECKED(
            Check.SCOPES,
            Outcome.SKIPPED,
            "scopes.not-checked",
            "There are no granted permissions to compare.",
            "Connect to Xero first, then test again.",
            "See the consent check: scopes are granted with a consent.");

    private final CheckResult result;

    ConsentFinding(Check check, String id, String finding) {
        result = Finding.pass(check, id, finding);
    }

    ConsentFinding(Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(check, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
