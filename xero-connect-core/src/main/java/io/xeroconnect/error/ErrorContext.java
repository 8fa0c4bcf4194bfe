package io.xeroconnect.error;

import io.xeroconnect.model.ConnectionKey;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about an error beyond its reason. Holds no secret. Immutable.
 *
 * @param key the connection, empty where none is known or none may be named
 * @param detail what was seen, safe to show; may be empty
 * @param correlationId the {@code Xero-Correlation-Id} of the answer, or empty
 * @param cause what caused it, if anything did
 */
public record ErrorContext(
        Optional<ConnectionKey> key, String detail, String correlationId, Optional<Throwable> cause) {
    private static final ErrorContext NONE = new ErrorContext(Optional.empty(), "", "", Optional.empty());

    /** Refuses missing values. */
    public ErrorContext {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(correlationId, "correlationId");
        Objects.requireNonNull(cause, "cause");
    }

    /** Returns the context of an error that names no connection. */
    public static ErrorContext none() {
        return NONE;
    }

    /** Returns the context of an error of this connection. */
    public static ErrorContext of(ConnectionKey key) {
        return new ErrorContext(Optional.of(key), "", "", Optional.empty());
    }

    /** Returns this context with what was seen. */
    public ErrorContext detail(String seen) {
        return new ErrorContext(key, seen, correlationId, cause);
    }

    /** Returns this context with Xero's id of the answer, possibly empty. */
    public ErrorContext correlationId(String id) {
        return new ErrorContext(key, detail, id, cause);
    }

    /** Returns this context with a cause. */
    public ErrorContext cause(Throwable because) {
        return new ErrorContext(key, detail, correlationId, Optional.of(because));
    }

    String message(String what, String remedy) {
        StringBuilder message = new StringBuilder(what);
        if (!detail.isEmpty()) {
            message.append(' ').append(detail);
        }
        key.ifPresent(k -> message.append(" [connection ").append(k).append(']'));
        if (!correlationId.isEmpty()) {
            message.append(" [Xero-Correlation-Id ").append(correlationId).append(']');
        }
        return message.append(' ').append(remedy).toString();
    }
}
