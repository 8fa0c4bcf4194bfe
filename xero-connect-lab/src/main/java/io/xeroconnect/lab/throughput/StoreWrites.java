package io.xeroconnect.lab.throughput;

import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other half of a refresh: it is claimed durably before its request and committed durably after it, which are two
 * writes of the store.
 */
final class StoreWrites {
    private static final int PER_REFRESH = 2;

    private final TokenStore store;
    private final byte[] payload;

    StoreWrites(TokenStore store, Shops shops) {
        this.store = store;
        this.payload = shops.record(0).payload();
    }

    /** Writes as often as so many refreshes do, this many at once, each to a record of its own that is never due. */
    void write(int refreshes, int atOnce) throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        Thread[] threads = new Thread[atOnce];
        for (int i = 0; i < atOnce; i++) {
            threads[i] = new Thread(() -> writeOneRecord(begun, refreshes * PER_REFRESH));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void writeOneRecord(AtomicInteger begun, int count) {
        ConnectionKey key = ConnectionKey.of("spare-" + UUID.randomUUID());
        long version = 0;
        while (begun.getAndIncrement() < count) {
            if (!store.replace(new TokenRecord(key, version + 1, TokenRecord.NEVER, payload), version)) {
                throw new IllegalStateException("Nobody else writes this record.");
            }
            version++;
        }
        if (version > 0) {
            store.delete(key, version);
        }
    }
}
