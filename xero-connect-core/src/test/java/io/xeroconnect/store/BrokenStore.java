package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A sound store in which a test breaks one thing. */
class BrokenStore implements TokenStore {
    final InMemoryTokenStore sound = new InMemoryTokenStore();

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return sound.find(key);
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        return sound.replace(next, expectedVersion);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return sound.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return sound.due(before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return sound.page(afterKey, limit);
    }

    long version(ConnectionKey key) {
        return sound.find(key).map(TokenRecord::version).orElse(0L);
    }

    /** Writes whatever stands there, as a store does that forgets to compare. */
    void put(TokenRecord next) {
        while (!sound.replace(next, version(next.key()))) {
            Thread.onSpinWait();
        }
    }
}
