package io.xeroconnect.lab.sweep;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the records that a store returns. */
final class CountingStore implements TokenStore {
    private final TokenStore store;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong others = new AtomicLong();

    CountingStore(TokenStore store) {
        this.store = store;
    }

    /** Returns how many were returned because they were due. */
    long due() {
        return due.get();
    }

    /** Returns how many were returned for another reason. */
    long others() {
        return others.get();
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        Optional<TokenRecord> found = store.find(key);
        others.addAndGet(found.stream().count());
        return found;
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        return store.replace(next, expectedVersion);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return store.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        List<TokenRecord> records = store.due(before, limit);
        due.addAndGet(records.size());
        return records;
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        List<TokenRecord> records = store.page(afterKey, limit);
        others.addAndGet(records.size());
        return records;
    }
}
