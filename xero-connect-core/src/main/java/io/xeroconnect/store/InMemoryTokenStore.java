package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps records in the memory of this process: for tests, and for trying things out.
 *
 * <p>Not durable: every connection is gone when the process ends, and its user has to consent again. Safe for use by
 * many threads; no method blocks.
 */
public final class InMemoryTokenStore implements TokenStore {
    private final ConcurrentMap<ConnectionKey, TokenRecord> records = new ConcurrentHashMap<>();

    /** Creates an empty store. */
    public InMemoryTokenStore() {}

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        if (expectedVersion == 0) {
            return records.putIfAbsent(next.key(), next) == null;
        }
        return find(next.key())
                .filter(current -> current.version() == expectedVersion)
                .map(current -> records.replace(next.key(), current, next))
                .orElse(false);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return find(key)
                .filter(current -> current.version() == expectedVersion)
                .map(current -> records.remove(key, current))
                .orElse(false);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return RecordOrder.due(records.values().stream(), before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return RecordOrder.page(records.values().stream(), afterKey, limit);
    }
}
