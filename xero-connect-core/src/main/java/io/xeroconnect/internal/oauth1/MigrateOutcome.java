package io.xeroconnect.internal.oauth1;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.wire.TokenReply;
import io.xeroconnect.migration.ConsentReason;
import java.time.Duration;

/** Everything that a request to the migrate endpoint can end in. None of it spends the token of OAuth 1.0a. */
public sealed interface MigrateOutcome {
    /**
     * Xero issued tokens.
     *
     * @param tenantId the tenant that the token of OAuth 1.0a was for
     */
    record Swapped(TokenReply reply, String tenantId) implements MigrateOutcome {
        @Override
        public String toString() {
            return "Swapped[redacted]";
        }
    }

    /**
     * Xero will not issue any.
     *
     * @param seen what was answered, safe to show
     */
    record Refused(ConsentReason reason, String seen) implements MigrateOutcome {}

    /** Nothing can be said yet; to ask again costs nothing. */
    record Unavailable(
            TemporarilyUnavailableException.Reason reason, Duration retryAfter, String correlationId, String detail)
            implements MigrateOutcome {
        /** Returns the error for a caller who can only try again. */
        public TemporarilyUnavailableException error(ErrorContext context) {
            return new TemporarilyUnavailableException(
                    reason, context.detail(detail).correlationId(correlationId), retryAfter);
        }
    }
}
