package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.http.HttpFailure;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.internal.wire.TokenProbe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says from one request to the token endpoint how far the way to Xero reaches. */
final class NetworkCheck {
    private static final int PROXY_LOGIN = 407;

    private NetworkCheck() {}

    /**
     * Returns the finding.
     *
     * @param probe empty if the request did not end in time
     */
    static CheckResult of(Optional<TokenProbe> probe) {
        if (probe.isEmpty()) {
            return EnvironmentFinding.NETWORK_NO_ANSWER.result();
        }
        Optional<HttpFailure> failure = probe.get().failure();
        return failure.isPresent() ? unanswered(failure.get()) : answered(probe.get());
    }

    /** Returns whether an OAuth server answered, whatever it said. */
    static boolean isReached(TokenOutcome outcome) {
        return outcome instanceof TokenOutcome.Granted
                || outcome instanceof TokenOutcome.GrantRefused
                || outcome instanceof TokenOutcome.AppRefused;
    }

    private static CheckResult answered(TokenProbe probe) {
        if (isReached(probe.outcome())) {
            return EnvironmentFinding.NETWORK_REACHABLE.result();
        }
        int status = probe.status();
        EnvironmentFinding finding = switch (status) {
            case 403 -> EnvironmentFinding.NETWORK_BLOCKED;
            case PROXY_LOGIN -> EnvironmentFinding.NETWORK_PROXY;
            case 429 -> EnvironmentFinding.NETWORK_RATE_LIMITED;
            default -> status >= 500 ? EnvironmentFinding.NETWORK_XERO_DOWN : EnvironmentFinding.NETWORK_UNREADABLE;
        };
        return finding.with("(status " + status + ")");
    }

    private static CheckResult unanswered(HttpFailure failure) {
        IOException cause = failure.reason();
        return finding(failure, cause).with("(" + cause.getClass().getSimpleName() + ")");
    }

    private static EnvironmentFinding finding(HttpFailure failure, IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("proxy") || (cause instanceof HttpRetryException e && e.responseCode() == PROXY_LOGIN)) {
            return EnvironmentFinding.NETWORK_PROXY;
        }
        if (cause instanceof UnknownHostException) {
            return EnvironmentFinding.NETWORK_NAME_UNKNOWN;
        }
        if (cause instanceof SSLException) {
            return EnvironmentFinding.NETWORK_TLS;
        }
        if (cause instanceof SocketTimeoutException) {
            return failure.neverSent()
                    ? EnvironmentFinding.NETWORK_NO_CONNECTION
                    : EnvironmentFinding.NETWORK_NO_ANSWER;
        }
        return cause instanceof ConnectException || cause instanceof NoRouteToHostException
                ? EnvironmentFinding.NETWORK_REFUSED
                : EnvironmentFinding.NETWORK_BROKEN_OFF;
    }
}
