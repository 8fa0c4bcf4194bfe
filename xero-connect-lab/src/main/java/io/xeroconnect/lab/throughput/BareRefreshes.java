package io.xeroconnect.lab.throughput;

import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a refresh which survives a crash can be: a durable claim, the request, and the new tokens durably, one
 * after the other, with nothing read, checked or decided.
 */
final class BareRefreshes {
    /** Another one with each write, as a refresh writes it: an index has to follow. */
    private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    private final TokenStore store;
    private final RawRequests raw;
    private final byte[] payload;

    BareRefreshes(TokenStore store, RawRequests raw, Shops shops) {
        this.store = store;
        this.raw = raw;
        this.payload = shops.record(0).payload();
    }

    /** Makes so many, this many at once, each thread with a record of its own that is never due. */
    void make(int count, int atOnce) throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        Thread[] threads = new Thread[atOnce];
        for (int i = 0; i < atOnce; i++) {
            threads[i] = new Thread(() -> makeWithOneRecord(begun, count));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void makeWithOneRecord(AtomicInteger begun, int count) {
        ConnectionKey key = ConnectionKey.of("spare-" + UUID.randomUUID());
        long version = 0;
        for (int n = begun.getAndIncrement(); n < count; n = begun.getAndIncrement()) {
            write(key, version++);
            raw.send("refresh-of-shop-" + n);
            write(key, version++);
        }
        if (version > 0) {
            store.delete(key, version);
        }
    }

    private void write(ConnectionKey key, long version) {
        if (!store.replace(new TokenRecord(key, version + 1, FAR_AHEAD.plusMillis(version), payload), version)) {
            throw new IllegalStateException("Nobody else writes this record.");
        }
    }
}
