package io.xeroconnect.refresh;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.RecordCodec;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A store that counts, and fails where it is told to. */
final class CommandedStore implements TokenStore {
    /** What a write comes to. */
    enum Write {
        DONE,
        FAILED,
        /** The record is written, but the answer is lost. */
        DONE_BUT_FAILED
    }

    /** A write of a lease: the claim of a refresh. */
    static final Predicate<ConnectionRecord> CLAIM = record -> record.lease().isPresent();

    /** A write of tokens that nobody holds a lease on: the commit of a refresh, among others. */
    static final Predicate<ConnectionRecord> COMMIT =
            record -> record.lease().isEmpty() && record.tokens().isPresent();

    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean readsFail;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final TokenStore store = new InMemoryTokenStore();
    private volatile Predicate<ConnectionRecord> concerned = any -> false;
    private volatile Write outcome = Write.DONE;

    /** Lets these writes come to something else, until told otherwise. */
    void writing(Predicate<ConnectionRecord> which, Write comesTo) {
        outcome = comesTo;
        concerned = which;
    }

    /** Lets reads wait until the returned latch is counted down. */
    CountDownLatch hang() {
        gate = new CountDownLatch(1);
        return gate;
    }

    void fail() {
        readsFail = true;
        writing(any -> true, Write.FAILED);
    }

    void recover() {
        readsFail = false;
        writing(any -> false, Write.DONE);
    }

    /** Returns what is stored, unseen by any command. */
    ConnectionRecord record(ConnectionKey key) {
        return store.find(key).map(raw -> RecordCodec.read(key, raw.payload())).orElse(ConnectionRecord.EMPTY);
    }

    /** Writes past any command, as another program would. */
    void put(ConnectionKey key, byte[] payload) {
        long version = store.find(key).map(TokenRecord::version).orElse(0L);
        store.replace(new TokenRecord(key, version + 1, TokenRecord.NEVER, payload), version);
    }

    /** Writes a new record past any command, due when it says. */
    void put(TokenRecord record) {
        store.replace(record, 0);
    }

    byte[] payload(ConnectionKey key) {
        return store.find(key).orElseThrow().payload();
    }

    boolean holds(ConnectionKey key) {
        return store.find(key).isPresent();
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        reads.incrementAndGet();
        awaitGate();
        if (readsFail) {
            throw failure("read");
        }
        return store.find(key);
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        writes.incrementAndGet();
        boolean told = isConcerned(next);
        Write write = told ? outcome : Write.DONE;
        boolean replaced = write != Write.FAILED && store.replace(next, expectedVersion);
        if (write != Write.DONE) {
            throw failure("written");
        }
        return replaced;
    }

    private boolean isConcerned(TokenRecord next) {
        try {
            return !next.key().isReserved() && concerned.test(RecordCodec.read(next.key(), next.payload()));
        } catch (TokenStoreException unreadable) {
            return false;
        }
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

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private IllegalStateException failure(String what) {
        failures.incrementAndGet();
        return new IllegalStateException("The record could not be " + what + ".");
    }
}
