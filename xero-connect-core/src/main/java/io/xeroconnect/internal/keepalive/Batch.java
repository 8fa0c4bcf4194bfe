package io.xeroconnect.internal.keepalive;

import io.xeroconnect.store.TokenRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Records that were due when they were read. Out of order, so that nodes which sweep at once seldom meet; where they meet
 * all the same, the rest is read anew, since the others have probably attended to much of it. Thread-safe.
 */
final class Batch {
    private static final int MEETINGS = 16;

    private final List<TokenRecord> records;
    private final long readAt;
    private final AtomicInteger met = new AtomicInteger();

    Batch(List<TokenRecord> due, long readAt) {
        List<TokenRecord> shuffled = new ArrayList<>(due);
        Collections.shuffle(shuffled);
        this.records = shuffled;
        this.readAt = readAt;
    }

    List<TokenRecord> records() {
        return records;
    }

    /** Returns a time in epoch milliseconds before which nothing of this was read. */
    long readAt() {
        return readAt;
    }

    /** Notes that somebody else had written a record since it was read. */
    void overtaken() {
        met.incrementAndGet();
    }

    boolean isOutdated() {
        return met.get() >= MEETINGS;
    }
}
