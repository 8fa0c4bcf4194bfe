package io.xeroconnect;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that its node can no longer reach, from right before or after one write on. What was written stays. */
final class EndingStore implements TokenStore {
    private final TokenStore store;
    private final int last;
    private final boolean written;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean ended;

    EndingStore(TokenStore store, int last, boolean written) {
        this.store = store;
        this.last = last;
        this.written = written;
    }

    private void endIf(boolean now) {
        if (now) {
            ended = true;
        }
        requireReachable();
    }

    private void requireReachable() {
        if (ended) {
            throw new IllegalStateException("This node has ended.");
        }
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        boolean isLast = writes.incrementAndGet() == last;
        endIf(isLast && !written);
        boolean replaced = store.replace(next, expectedVersion);
        endIf(isLast);
        return replaced;
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        requireReachable();
        return store.find(key);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        requireReachable();
        return store.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        requireReachable();
        return store.due(before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        requireReachable();
        return store.page(afterKey, limit);
    }
}
