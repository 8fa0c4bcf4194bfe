package io.xeroconnect;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store that remembers which threads have written. */
final class WatchedStore implements TokenStore {
    private final TokenStore store = new InMemoryTokenStore();
    private final List<String> writers = new ArrayList<>();

    synchronized List<String> writers() {
        return List.copyOf(writers);
    }

    synchronized void forgetWrites() {
        writers.clear();
    }

    @Override
    public synchronized boolean replace(TokenRecord next, long expectedVersion) {
        writers.add(Thread.currentThread().getName());
        return store.replace(next, expectedVersion);
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return store.find(key);
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
