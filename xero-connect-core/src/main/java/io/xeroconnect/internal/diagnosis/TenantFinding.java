package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.model.StatusReason;

/** Findings about the organisation behind the connection. */
enum TenantFinding implements Finding {
    LISTED(Check.TENANTS, "tenants.listed", "Xero lists the organisation that this connection belongs to."),
    GONE(
            Check.TENANTS,
            Outcome.FAIL,
            "tenants.gone",
            "Xero no longer lists the organisation that this connection belongs to, although its tokens live.",
            "Press Connect and allow access again for the organisation named here.",
            "Ask who disconnected it inside Xero (Settings, Connected apps), whether it is a demo company that was"
                    + " reset, and whether another user connected it since; tokens and refreshes do not show it."),
    CHOICE_NEEDED(
            Check.TENANTS,
            Outcome.FAIL,
            "tenants.choice-needed",
            "The consent covers several organisations and none is chosen.",
            StatusReason.SEVERAL_TENANTS.nextStep(),
            "Show the owner tenants() and call selectTenant(key, tenantId)."),
    BACK(Check.TENANTS, "tenants.back", "Xero lists the organisation again, which was disconnected before."),
    TENANTS_NOT_NEEDED(
            Check.TENANTS,
            Outcome.SKIPPED,
            "tenants.not-needed",
            "A custom connection has one organisation and no list of them.",
            "Nothing to do: the next check asks the organisation itself.",
            "Nothing to do: Xero's list is not for custom connections."),
    TENANTS_NO_ANSWER(
            Check.TENANTS,
            Outcome.FAIL,
            "tenants.no-answer",
            "Xero's API host was asked for the list of organisations and gave no answer that could be used.",
            "Check that this machine may reach api.xero.com, and test again in a few minutes.",
            "Allow outgoing TCP to api.xero.com, port 443, look at Xero's status page, and look for a proxy or login page"
                    + " that answers in Xero's place."),
    TENANTS_NOT_CHECKED(
            Check.TENANTS,
            Outcome.SKIPPED,
            "tenants.not-checked",
            "Xero's list of organisations was not read.",
            "Do what the checks before this one say, then test again.",
            "Without a usable access token, or time to ask, the list is not read."),
    ANSWERS(Check.ORGANISATION, "organisation.answers", "The organisation answers."),
    DEMO(
            Check.ORGANISATION,
            Outcome.WARN,
            "organisation.demo",
            "The organisation answers, and it is a demo company, which Xero resets every 28 days or when its"
                    + " owner asks.",
            "Connect your real organisation before you rely on what is posted.",
            "After a reset the demo company is another tenant and has to be connected anew."),
    TRIAL(
            Check.ORGANISATION,
            Outcome.WARN,
            "organisation.trial",
            "The organisation answers, and it is on a trial, after which Xero refuses every call.",
            "Choose a plan for the organisation in Xero before its trial ends.",
            "When the trial ends, calls get the 403 of organisation.refused."),
    INACTIVE(
            Check.ORGANISATION,
            Outcome.WARN,
            "organisation.inactive",
            "The organisation answers, and its status is not ACTIVE.",
            "Look into the organisation's subscription in Xero.",
            "Ask the owner about the organisation's subscription; the detail has its status."),
    REFUSED(
            Check.ORGANISATION,
            Outcome.FAIL,
            "organisation.refused",
            "Xero answered 403 AuthenticationUnsuccessful for an organisation that it still lists: the"
                    + " consenting user was removed or lost the role, the trial ended, the subscription lapsed, or the"
                    + " organisation was deleted.",
            "Check in Xero that the organisation still exists, that its subscription runs and that you have"
                    + " the Standard or Adviser role; then press Connect.",
            "Xero answers all of these alike: ask whether the user who connected is still in the"
                    + " organisation, then whether it is paid for."),
    PERMISSION_REFUSED(
            Check.ORGANISATION,
            Outcome.FAIL,
            "organisation.permission-refused",
            "Xero answered 401 AuthorizationUnsuccessful, although the permission to read the organisation"
                    + " was granted.",
            "Press Connect and allow access again with every permission that Xero lists.",
            "The scopes of the token and those stored here differ: let the owner consent again."),
    NO_PERMISSION(
            Check.ORGANISATION,
            Outcome.SKIPPED,
            "organisation.no-permission",
            "Without a settings permission the organisation cannot be asked.",
            "Nothing to do: this program does not need to read the organisation.",
            "Add Capability.SETTINGS_READ if this check is wanted."),
    OFFLINE(
            Check.ORGANISATION,
            Outcome.FAIL,
            "organisation.offline",
            "Xero answered 503: the organisation is offline for maintenance.",
            "Wait until the organisation opens in Xero again.",
            "Ask Xero's support if the organisation stays offline; other organisations of the app work."),
    ORGANISATION_NO_ANSWER(
            Check.ORGANISATION,
            Outcome.FAIL,
            "organisation.no-answer",
            "Xero's API host was asked for the organisation and gave no answer that could be used.",
            "Test again in a few minutes, and contact support if this stays.",
            "Look at the detail: a status from 500 on is Xero's own trouble, any other answer probably that of a proxy or"
                    + " filter on the way."),
    ORGANISATION_NOT_CHECKED(
            Check.ORGANISATION,
            Outcome.SKIPPED,
            "organisation.not-checked",
            "The organisation itself was not asked.",
            "Do what the earlier checks say, then test once more.",
            "Without a usable token, a chosen organisation and an answer of the API host it cannot be asked."),
    ROLE_SUFFICIENT(Check.USER_ROLE, "role.sufficient", "The user who connected may do what could be compared."),
    ROLE_TOO_SMALL(
            Check.USER_ROLE,
            Outcome.FAIL,
            "role.too-small",
            "The user who connected may no longer do what this program does.",
            "Let the organisation give that user the standard or adviser role again, or press Connect with"
                    + " another user.",
            "Compare the user's role in Xero (Settings, Users) with the actions in the detail."),
    ROLE_NOT_COMPARED(
            Check.USER_ROLE,
            Outcome.SKIPPED,
            "role.not-compared",
            "For no permission of this program is it known which of Xero's actions its user needs.",
            "Nothing to do: Xero itself refuses what this user may not do.",
            "If calls are refused, compare the user's role in Xero with the permissions in the detail."),
    ROLE_NOT_CHECKED(
            Check.USER_ROLE,
            Outcome.SKIPPED,
            "role.not-checked",
            "What the user who connected may do could not be read.",
            "Do what the earlier checks say, then test again.",
            "The actions are read after the organisation has answered; see there first."),
    HEADROOM(Check.RATE_LIMITS, "limits.headroom", "There is room for more calls."),
    LOW(
            Check.RATE_LIMITS,
            Outcome.WARN,
            "limits.low",
            "Fewer than 100 calls are left for this organisation today.",
            "Contact support if postings stop today; they go on tomorrow.",
            "Find out what calls so often; an app on the Starter tier has 1,000 calls a day per"
                    + " organisation, others 5,000."),
    DAY_USED_UP(
            Check.RATE_LIMITS,
            Outcome.FAIL,
            "limits.day-used-up",
            "Xero answered 429: all calls of the day are used up for this organisation.",
            "Wait until tomorrow, and tell support.",
            "Queue the work until the time that the detail gives; move the app off the Starter tier if 1,000"
                    + " calls are too few."),
    MINUTE_USED_UP(
            Check.RATE_LIMITS,
            Outcome.WARN,
            "limits.minute-used-up",
            "Xero answered 429: the 60 calls of this minute are used up for this organisation.",
            "Wait for one minute, then test again.",
            "Spread the calls; requestInitializer and call wait where the caller's time allows."),
    APP_MINUTE_USED_UP(
            Check.RATE_LIMITS,
            Outcome.WARN,
            "limits.app-minute-used-up",
            "Xero answered 429: the 10,000 calls of this minute are used up for the whole app.",
            "Test again in two minutes.",
            "Spread the work of all connections of this app over time."),
    CONCURRENT(
            Check.RATE_LIMITS,
            Outcome.WARN,
            "limits.concurrent",
            "Xero answered 429: five calls to this organisation are under way already.",
            "Test again when this program has finished its work.",
            "Make at most five calls to one organisation at the same time."),
    LIMITS_NOT_CHECKED(
            Check.RATE_LIMITS,
            Outcome.SKIPPED,
            "limits.not-checked",
            "No answer of the API said how many calls are left.",
            "Do what all other checks say, then test again.",
            "The limits stand in the headers of the organisation's answer; see there.");

    private final CheckResult result;

    TenantFinding(Check check, String id, String finding) {
        result = Finding.pass(check, id, finding);
    }

    TenantFinding(Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(check, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
