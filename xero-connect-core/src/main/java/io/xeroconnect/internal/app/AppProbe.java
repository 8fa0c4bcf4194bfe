package io.xeroconnect.internal.app;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.wire.TokenProbe;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/**
 * Asks Xero whether it accepts an app's id and secret, before any consent and without spending anything: an
 * authorization code that Xero never issued is refused as invalid_grant only after the app itself was accepted.
 */
@Assumes(Assumption.APP_JUDGED_BEFORE_GRANT)
public final class AppProbe {
    /** Never issued by anybody; says in Xero's logs what it is. */
    private static final String NO_CODE = "xero-connect-checks-the-app";

    private static final String NO_VERIFIER = "xero-connect-checks-the-app-and-spends-nothing";

    private final TokenEndpoint endpoint;

    /** Creates the probe. */
    public AppProbe(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Returns what Xero answers; one request. A custom connection has no code to exchange and gets a token. */
    public TokenProbe ask(XeroApp app, AppKey key) {
        return app.redirectUri()
                .map(uri -> endpoint.probeCode(key, NO_CODE, uri, NO_VERIFIER))
                .orElseGet(() -> endpoint.probeClientCredentials(key));
    }

    /** Returns whether Xero accepts this id and secret; empty if it gave no answer to judge by. One request. */
    Optional<Boolean> accepts(XeroApp app, AppKey key) {
        return judged(ask(app, key).outcome());
    }

    /**
     * Returns whether Xero accepts an app with its current secret; one request.
     *
     * @throws TemporarilyUnavailableException if it gave no answer to judge by
     */
    boolean requireAnswer(ConnectionKey connection, XeroApp app) {
        TokenOutcome outcome = ask(app, AppKey.of(app)).outcome();
        return judged(outcome).orElseThrow(() -> unavailable(outcome, ErrorContext.of(connection)));
    }

    private static TemporarilyUnavailableException unavailable(TokenOutcome outcome, ErrorContext context) {
        ErrorContext explained = context.detail("The secret that was kept last could not be tried, so it stays.");
        return outcome instanceof TokenOutcome.AppRefused refused
                ? new TemporarilyUnavailableException(
                        TemporarilyUnavailableException.Reason.SERVER_ERROR,
                        explained.correlationId(refused.correlationId()))
                : TokenOutcome.unavailable(outcome, explained);
    }

    private static Optional<Boolean> judged(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            return switch (refused.reason()) {
                case SECRET_REJECTED -> Optional.of(false);
                case GRANT_NOT_ALLOWED, SCOPE_REFUSED -> Optional.of(true);
                // Says nothing of the secret, so the older one must not be dropped for it.
                case CUSTOM_CONNECTION_INACTIVE, REQUEST_REFUSED, NO_APP, SHARED_APP -> Optional.empty();
            };
        }
        boolean answered = outcome instanceof TokenOutcome.Granted || outcome instanceof TokenOutcome.GrantRefused;
        return answered ? Optional.of(true) : Optional.empty();
    }
}
