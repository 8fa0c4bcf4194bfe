package io.xeroconnect.internal.wire;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import java.time.Duration;

/** A request to Xero's {@code /connections} or revocation endpoint did not succeed. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final Reason reason;
    private final transient Duration retryAfter;
    private final String correlationId;

    ApiException(int status, Reason reason, Duration retryAfter, String correlationId, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.correlationId = correlationId;
    }

    /** Returns the error for a caller who can only try again. */
    public TemporarilyUnavailableException toTemporarilyUnavailable(ErrorContext context) {
        String detail = (context.detail() + " " + getMessage()).strip();
        return new TemporarilyUnavailableException(
                reason, context.detail(detail).correlationId(correlationId).cause(this), retryAfter);
    }

    /** Returns the HTTP status, 0 if no answer came. */
    public int status() {
        return status;
    }

    /** Returns what it means for the caller. */
    public Reason reason() {
        return reason;
    }

    /** Returns how long to wait, zero if Xero does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Returns Xero's id of the answer, or an empty text. */
    public String correlationId() {
        return correlationId;
    }
}
