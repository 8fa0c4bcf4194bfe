package io.xeroconnect.acceptance.crash;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that stands still at one exact moment of a refresh, so that its process can be ended or paused there. */
final class HaltingStore implements TokenStore {
    private final TokenStore store;
    private final Moment moment;
    private final Runnable halt;
    private final AtomicInteger writes = new AtomicInteger();

    HaltingStore(TokenStore store, Moment moment, Runnable halt) {
        this.store = store;
        this.moment = moment;
        this.halt = halt;
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        int number = writes.incrementAndGet();
        if (moment.isBefore(number)) {
            halt.run();
        }
        boolean replaced = store.replace(next, expectedVersion);
        if (moment.isAfter(number)) {
            halt.run();
        }
        return replaced;
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
