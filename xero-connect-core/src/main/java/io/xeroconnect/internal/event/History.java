package io.xeroconnect.internal.event;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the last events of the connections that this process heard of last. Holds no secret. Thread-safe. */
public final class History {
    private static final int MOST_EVENTS = 20;
    private static final int MOST_CONNECTIONS = 1_000;

    /** In the order of access: what nobody added to or asked for the longest is the first to be forgotten. */
    private final Map<ConnectionKey, Deque<Entry>> byConnection = new LinkedHashMap<>(16, 0.75f, true);

    private final Fingerprints fingerprints;

    /** Creates an empty history. */
    public History(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * One event.
     *
     * @param event the name of the listener's method
     * @param error the message of what went wrong, or empty
     * @param accessToken fingerprint of the stored access token, or empty
     * @param refreshToken fingerprint of the stored refresh token, or empty
     */
    public record Entry(
            Instant at,
            String event,
            String status,
            String error,
            String correlationId,
            String accessToken,
            String refreshToken) {}

    /** Returns the last events of a connection, oldest first. */
    public synchronized List<Entry> of(ConnectionKey key) {
        return List.copyOf(byConnection.getOrDefault(key, new ArrayDeque<>()));
    }

    void note(String name, ConnectionEvent event, ConnectionRecord record) {
        keep(event.connection().key(), entry(name, event, record.tokens()));
    }

    private synchronized void keep(ConnectionKey key, Entry entry) {
        Deque<Entry> entries = byConnection.computeIfAbsent(key, k -> new ArrayDeque<>());
        entries.add(entry);
        if (entries.size() > MOST_EVENTS) {
            entries.remove();
        }
        if (byConnection.size() > MOST_CONNECTIONS) {
            byConnection.remove(byConnection.keySet().iterator().next());
        }
    }

    private Entry entry(String name, ConnectionEvent event, Optional<TokenSet> tokens) {
        return new Entry(
                event.at(),
                name,
                event.connection().status().name(),
                event.error().map(Throwable::getMessage).orElse(""),
                event.correlationId(),
                tokens.map(TokenSet::accessToken).map(fingerprints::of).orElse(""),
                tokens.flatMap(TokenSet::refreshToken).map(fingerprints::of).orElse(""));
    }
}
