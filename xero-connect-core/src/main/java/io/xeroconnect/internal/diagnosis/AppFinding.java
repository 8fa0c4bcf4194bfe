package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.model.StatusReason;

/** Findings about the app as it is registered at Xero. */
enum AppFinding implements Finding {
    SET(Check.APP_SETTINGS, "app.set", "An app is set and well formed."),
    MISSING(
            Check.APP_SETTINGS,
            Outcome.FAIL,
            "app.missing",
            "No app is stored for this connection and the manager has no default app.",
            StatusReason.NO_APP.nextStep(),
            "Pass the customer's app to useApp."),
    WAITING(
            Check.APP_SETTINGS,
            Outcome.WARN,
            "app.waiting",
            "Another app waits beside the living one until its consent succeeds; it is the one tested here.",
            "Press Connect and allow access with the new app.",
            "Let the owner finish the consent, or pass the former app to useApp to go back."),
    CLIENT_ID_UNUSUAL(
            Check.APP_SETTINGS,
            Outcome.WARN,
            "app.client-id-unusual",
            "The client id is not 32 letters and digits from 0 to F, as Xero's have been so far.",
            "Copy the client id again from your app's page at Xero.",
            "Compare the client id with the one at Xero; what was pasted may be the app's name or an e-mail"
                    + " address."),
    SETTINGS_NOT_CHECKED(
            Check.APP_SETTINGS,
            Outcome.SKIPPED,
            "app.settings-not-checked",
            "The app could not be read, since the record could not.",
            "Contact support with the result of the store check.",
            "Correct the store first: the app is kept in the connection's record."),
    ACCEPTED(Check.APP_CREDENTIALS, "app.accepted", "Xero accepts the client id and client secret."),
    ID_ACCEPTED(
            Check.APP_CREDENTIALS, "app.id-accepted", "Xero accepts the client id; this kind of app has no secret."),
    SECRET_REJECTED(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "app.secret-rejected",
            "Xero answered invalid_client: it does not accept the client id or client secret.",
            "Press Save in the app at Xero if that is all that is missing; otherwise generate another secret, copy it, paste"
                    + " it here first, then save at Xero.",
            "Ask first whether Save was pressed at Xero after the secret was generated, then compare the client id with"
                    + " the one in the app there; a secret cannot be looked up, only replaced."),
    ID_REJECTED(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "app.id-rejected",
            "Xero answered invalid_client to an app without a secret: it does not know the client id.",
            "Copy the client id again from your app's page at Xero and enter it here.",
            "Compare the client id with the one at Xero, and check that the app is of type Mobile or desktop app."),
    NEW_SECRET_NOT_ACCEPTED(
            Check.APP_CREDENTIALS,
            Outcome.WARN,
            "app.new-secret-not-accepted",
            "Xero refuses the new client secret and still accepts the older one, which stays in use.",
            "Press Save in the app at Xero; if that page was left meanwhile, generate another secret, copy it, paste it"
                    + " here first, then save at Xero.",
            "Ask whether Save was pressed at Xero after the secret was generated."),
    OLDER_SECRET_UNKNOWN(
            Check.APP_CREDENTIALS,
            Outcome.WARN,
            "app.older-secret-unknown",
            "Xero refuses the new client secret; whether the older one still works could not be seen.",
            "Save the new secret in the app at Xero, and test again.",
            "Test again: the older secret was not asked for, because the test had no request or no time left."),
    WRONG_TYPE(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "app.wrong-type",
            "Xero answered unauthorized_client: the app is of another type than it is used as.",
            "Create an app of the type Web app at Xero and enter its id and secret here.",
            "Compare the integration type at Xero with the XeroApp: Web app, Mobile or desktop app, or"
                    + " Custom connection."),
    SCOPE_REFUSED(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "app.scope-refused",
            "Xero answered invalid_scope: the app may not use one of its scopes.",
            "The Xero app may not use one of the permissions asked for: contact support.",
            "Compare the scopes with those ticked at Xero; custom connections since 29 April 2026 know"
                    + " granular ones only."),
    REQUEST_REFUSED(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "app.request-refused",
            "Xero refused the request itself and named neither id, secret, type nor scope.",
            "Contact support: Xero does not accept how this program asks.",
            "Compare the app's integration type and redirect URI at Xero with the XeroApp, then report the"
                    + " correlation id to Xero."),
    CUSTOM_CONNECTION_INACTIVE(
            Check.APP_CREDENTIALS,
            Outcome.FAIL,
            "app.custom-connection-inactive",
            "Xero knows the custom connection and gives it no token.",
            "Authorise the custom connection again with the link in Xero's e-mail.",
            "Look at the custom connection at Xero: editing it, or the end of its subscription, makes it"
                    + " inactive."),
    LIVING_APP_REFUSED(
            Check.APP_CREDENTIALS,
            Outcome.WARN,
            "app.living-app-refused",
            "Xero accepts the waiting app, and last refused the living one.",
            "Press Connect and allow access with the new app, since the former one no longer works.",
            "Let the owner finish the consent soon: the living connection cannot be refreshed."),
    NOT_CHECKED(
            Check.APP_CREDENTIALS,
            Outcome.SKIPPED,
            "app.not-checked",
            "Xero's identity service gave no answer by which id and secret could be judged.",
            "Check the internet connection and test again.",
            "See the network check: the same request shows both.");

    private final CheckResult result;

    AppFinding(Check check, String id, String finding) {
        result = Finding.pass(check, id, finding);
    }

    AppFinding(Check check, Outcome outcome, String id, String finding, String ownerRemedy, String supportRemedy) {
        result = new CheckResult(check, outcome, id, finding, ownerRemedy, supportRemedy);
    }

    @Override
    public CheckResult result() {
        return result;
    }
}
