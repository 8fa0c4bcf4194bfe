package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.AppRejectedException.Reason;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.wire.TokenProbe;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.util.Optional;

/**
 * Asks Xero whether it accepts an app's id and secret, before any consent and without spending anything: an
 * authorization code that Xero never issued is refused as invalid_grant only after the app itself was accepted.
 */
final class AppCheck {
    /** Never issued by anybody; says in Xero's logs what it is. */
    private static final String NO_CODE = "xero-connect-checks-the-app";

    private static final String NO_VERIFIER = "xero-connect-checks-the-app-and-spends-nothing";

    private final TokenEndpoint endpoint;

    AppCheck(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Makes the one request; blocks. */
    TokenProbe ask(XeroApp app, AppKey key) {
        Optional<URI> redirectUri = app.redirectUri();
        return redirectUri.isPresent()
                ? endpoint.probeCode(key, NO_CODE, redirectUri.get(), NO_VERIFIER)
                : endpoint.probeClientCredentials(key);
    }

    static boolean isSecretRefused(Optional<TokenProbe> probe) {
        return probe.map(TokenProbe::outcome).orElse(null) instanceof TokenOutcome.AppRefused refused
                && refused.reason() == Reason.SECRET_REJECTED;
    }

    /** Returns what an answer says of the app; empty means that none came in time. */
    static CheckResult judge(XeroApp app, Optional<TokenProbe> probe) {
        TokenOutcome outcome = probe.map(TokenProbe::outcome).orElse(null);
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            return refused(app, refused.reason()).with(correlation(refused.correlationId()));
        }
        if (outcome == null || !NetworkCheck.isReached(outcome)) {
            return AppFinding.NOT_CHECKED.result();
        }
        boolean custom = app.type() == XeroApp.Type.CUSTOM_CONNECTION;
        if (custom && outcome instanceof TokenOutcome.GrantRefused) {
            return AppFinding.CUSTOM_CONNECTION_INACTIVE.result();
        }
        return (app.type() == XeroApp.Type.PKCE ? AppFinding.ID_ACCEPTED : AppFinding.ACCEPTED).result();
    }

    private static AppFinding refused(XeroApp app, Reason reason) {
        return switch (reason) {
            case NO_APP, SHARED_APP, SECRET_REJECTED ->
                app.clientSecret().isEmpty() ? AppFinding.ID_REJECTED : AppFinding.SECRET_REJECTED;
            case GRANT_NOT_ALLOWED -> AppFinding.WRONG_TYPE;
            case SCOPE_REFUSED -> AppFinding.SCOPE_REFUSED;
            case REQUEST_REFUSED -> AppFinding.REQUEST_REFUSED;
        };
    }

    private static String correlation(String id) {
        return id.isEmpty() ? "" : "[Xero-Correlation-Id " + id + "]";
    }
}
