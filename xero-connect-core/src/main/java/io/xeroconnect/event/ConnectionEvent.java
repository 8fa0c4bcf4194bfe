package io.xeroconnect.event;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.XeroConnection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a connection, after it became durable. Holds no secret.
 *
 * @param connection the connection as it stands after the event
 * @param at when it happened
 * @param error what went wrong, with the reason and Xero's correlation id; empty for good news
 * @param correlationId Xero's id of the answer behind the event, or empty
 */
public record ConnectionEvent(
        XeroConnection connection, Instant at, Optional<XeroConnectException> error, String correlationId) {
    /** Refuses missing values. */
    public ConnectionEvent {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(correlationId, "correlationId");
    }
}
