package io.xeroconnect.internal.wire;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import java.time.Duration;

/** Everything that a request to the token endpoint can end in, by what it means for the token that was sent. */
public sealed interface TokenOutcome {
    /** Returns the error for an outcome that says nothing about grant or app. */
    static TemporarilyUnavailableException unavailable(TokenOutcome outcome, ErrorContext context) {
        if (outcome instanceof NotProcessed not) {
            return unavailable(not, context, not.retryAfter());
        }
        if (outcome instanceof Unknown unknown) {
            return unavailable(unknown, context, unknown.retryAfter());
        }
        throw new IllegalArgumentException("This outcome is an answer: " + outcome);
    }

    /** Returns the error for a request that was not processed, with the time that is left until the next try. */
    static TemporarilyUnavailableException unavailable(NotProcessed not, ErrorContext context, Duration left) {
        return new TemporarilyUnavailableException(
                not.reason(), withDetail(context, not.detail()).correlationId(not.correlationId()), left);
    }

    /** Returns the error for an unknown outcome, with the time that is left until the next try. */
    static TemporarilyUnavailableException unavailable(Unknown unknown, ErrorContext context, Duration left) {
        return new TemporarilyUnavailableException(
                unknown.reason(), withDetail(context, unknown.detail()).correlationId(unknown.correlationId()), left);
    }

    private static ErrorContext withDetail(ErrorContext context, String detail) {
        return context.detail().isEmpty() ? context.detail(detail) : context;
    }

    /** Xero issued tokens; the one that was sent is superseded. */
    record Granted(TokenReply reply) implements TokenOutcome {}

    /** {@code invalid_grant}: the code or refresh token is not accepted (RFC 6749 §5.2). */
    record GrantRefused(String correlationId) implements TokenOutcome {}

    /** The app itself is refused; the token that was sent was not looked at. */
    record AppRefused(AppRejectedException.Reason reason, String correlationId) implements TokenOutcome {}

    /** The request was certainly not processed. */
    record NotProcessed(
            TemporarilyUnavailableException.Reason reason, Duration retryAfter, String correlationId, String detail)
            implements TokenOutcome {}

    /** Nobody here can know whether the token that was sent is spent. */
    record Unknown(
            TemporarilyUnavailableException.Reason reason, Duration retryAfter, String correlationId, String detail)
            implements TokenOutcome {}
}
