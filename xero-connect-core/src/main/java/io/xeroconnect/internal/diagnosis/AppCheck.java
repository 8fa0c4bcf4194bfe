package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.util.Optional;

/**
 * Asks Xero whether it accepts an app's id and secret, before any consent and without spending anything: an
 * authorization code that Xero never issued is refused as invalid_grant only after the app itself was accepted.
 */
public final class AppCheck {
    /** Never issued by anybody; says in Xero's logs what it is. */
    private static final String NO_CODE = "xero-connect-checks-the-app";

    private static final String NO_VERIFIER = "xero-connect-checks-the-app-and-spends-nothing";

    private final TokenEndpoint endpoint;

    /** Creates the check. */
    public AppCheck(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Returns what Xero says of this app; at most two requests. */
    public CheckResult check(Optional<XeroApp> app) {
        return app.map(this::check)
                .orElseGet(() -> new CheckResult(
                        Check.APP_CREDENTIALS,
                        Outcome.FAIL,
                        "app.missing",
                        "No app is stored for this connection and the manager has no default app.",
                        "Enter the client id and client secret of your Xero app.",
                        "Pass the customer's app to useApp."));
    }

    private CheckResult check(XeroApp app) {
        TokenOutcome current = ask(app, AppKey.of(app));
        Optional<AppKey> older = AppKey.previousOf(app);
        if (isSecretRefused(current) && older.isPresent() && !isSecretRefused(ask(app, older.get()))) {
            return new CheckResult(
                    Check.APP_CREDENTIALS,
                    Outcome.WARN,
                    "app.new-secret-not-accepted",
                    "Xero refuses the new client secret and still accepts the older one, which stays in use.",
                    "Save the new secret in the app at Xero, or generate another one and enter it here.",
                    "Ask whether Save was pressed at Xero after the secret was generated.");
        }
        return result(current);
    }

    private TokenOutcome ask(XeroApp app, AppKey key) {
        Optional<URI> redirectUri = app.redirectUri();
        return redirectUri.isPresent()
                ? endpoint.exchange(key, NO_CODE, redirectUri.get(), NO_VERIFIER)
                : endpoint.clientCredentials(key);
    }

    private static boolean isSecretRefused(TokenOutcome outcome) {
        return outcome instanceof TokenOutcome.AppRefused refused
                && refused.reason() == AppRejectedException.Reason.SECRET_REJECTED;
    }

    private static CheckResult result(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            return refused(refused.reason());
        }
        if (outcome instanceof TokenOutcome.NotProcessed || outcome instanceof TokenOutcome.Unknown) {
            return new CheckResult(
                    Check.APP_CREDENTIALS,
                    Outcome.SKIPPED,
                    "app.not-checked",
                    "Xero's identity service gave no answer to judge by.",
                    "Check the internet connection and test again.",
                    "Test again; if it stays so, look at proxy, firewall and Xero's status page.");
        }
        return new CheckResult(
                Check.APP_CREDENTIALS,
                Outcome.PASS,
                "app.accepted",
                "Xero accepts the client id and client secret.",
                "Nothing to do.",
                "Nothing to do.");
    }

    private static CheckResult refused(AppRejectedException.Reason reason) {
        return switch (reason) {
            case NO_APP, SHARED_APP, SECRET_REJECTED ->
                fail(
                        "app.secret-rejected",
                        "Xero answered invalid_client.",
                        "Generate another secret in your app at Xero, enter it here, and save at Xero.",
                        "Compare the client id with the one in the app at Xero; the secret cannot be looked up, only"
                                + " replaced.");
            case GRANT_NOT_ALLOWED ->
                fail(
                        "app.wrong-type",
                        "Xero answered unauthorized_client.",
                        "Create an app of the type Web app at Xero and enter its id and secret here.",
                        "The app's integration type at Xero does not fit the XeroApp it is used as.");
            case SCOPE_REFUSED ->
                fail(
                        "app.scope-refused",
                        "Xero answered invalid_scope.",
                        "Contact support.",
                        "The app may not use one of its scopes: compare them with those set at Xero.");
            case REQUEST_REFUSED ->
                fail(
                        "app.request-refused",
                        "Xero refused the request itself.",
                        "Contact support.",
                        "Compare the app's integration type and redirect URI at Xero with the XeroApp.");
        };
    }

    private static CheckResult fail(String id, String finding, String ownerRemedy, String supportRemedy) {
        return new CheckResult(Check.APP_CREDENTIALS, Outcome.FAIL, id, finding, ownerRemedy, supportRemedy);
    }
}
