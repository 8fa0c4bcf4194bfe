package io.xeroconnect.lab.sealing;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that remembers how long its last call took, so that what is around it can be told from it. */
final class Timed implements TokenStore {
    private final TokenStore store;
    private long lastNanos;

    Timed(TokenStore store) {
        this.store = store;
    }

    long lastNanos() {
        return lastNanos;
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        long start = System.nanoTime();
        Optional<TokenRecord> found = store.find(key);
        lastNanos = System.nanoTime() - start;
        return found;
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        long start = System.nanoTime();
        boolean replaced = store.replace(next, expectedVersion);
        lastNanos = System.nanoTime() - start;
        return replaced;
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return store.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return store.due(before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return store.page(afterKey, limit);
    }
}
