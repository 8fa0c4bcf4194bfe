package io.xeroconnect;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.RecordCodec;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A store that fails or hangs when told to, and lets another program write into it. */
final class SpoiltStore implements TokenStore {
    private final TokenStore store;
    private final CountDownLatch unblocked = new CountDownLatch(1);
    private volatile boolean failsReading;
    private volatile Predicate<ConnectionKey> unreadable = any -> false;
    private volatile Predicate<ConnectionKey> failsWriting = any -> false;
    private volatile boolean hangs;
    private volatile Runnable beforeListing = () -> {};
    private volatile Runnable beforeWriting = () -> {};
    private volatile Predicate<TokenRecord> losesAnswer = any -> false;

    SpoiltStore() {
        this(new InMemoryTokenStore());
    }

    /** One node's view of a store that other nodes see as it is. */
    SpoiltStore(TokenStore store) {
        this.store = store;
    }

    void failReading() {
        failsReading = true;
    }

    void failReading(Predicate<ConnectionKey> keys) {
        unreadable = keys;
    }

    void failWriting() {
        failsWriting = any -> true;
    }

    /** Lets reading and writing succeed again. */
    void recover() {
        failsReading = false;
        failsWriting = any -> false;
    }

    /** Writes the next record with this text in it, and then neither says so nor lets itself be read. */
    void loseAnswer(String text) {
        losesAnswer = record -> new String(record.payload(), StandardCharsets.UTF_8).contains(text);
    }

    void failWriting(ConnectionKey key) {
        failsWriting = key::equals;
    }

    void failWriting(Predicate<ConnectionKey> keys) {
        failsWriting = keys;
    }

    /** Lets something else happen just before the records are listed next. */
    void beforeListing(Runnable action) {
        beforeListing = action;
    }

    /** Lets something else happen just before a record is written next. */
    void beforeWriting(Runnable action) {
        beforeWriting = action;
    }

    void hang() {
        hangs = true;
    }

    void unblock() {
        unblocked.countDown();
    }

    /** Writes past the library, as another program would. */
    void overwrite(ConnectionKey key, byte[] payload) {
        long version = store.find(key).map(TokenRecord::version).orElse(0L);
        store.replace(new TokenRecord(key, version + 1, TokenRecord.NEVER, payload), version);
    }

    /** Changes a record as another node would. */
    void change(ConnectionKey key, UnaryOperator<ConnectionRecord> change) {
        overwrite(
                key,
                RecordCodec.write(change.apply(
                        RecordCodec.read(key, store.find(key).orElseThrow().payload()))));
    }

    private void beforeReading() {
        if (failsReading) {
            throw new IllegalStateException("The disk is gone.");
        }
        if (hangs) {
            try {
                unblocked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        beforeReading();
        if (unreadable.test(key)) {
            throw new IllegalStateException("A sector is gone.");
        }
        return store.find(key);
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        if (failsWriting.test(next.key())) {
            throw new IllegalStateException("The disk is full.");
        }
        Runnable action = beforeWriting;
        beforeWriting = () -> {};
        action.run();
        boolean replaced = store.replace(next, expectedVersion);
        if (losesAnswer.test(next)) {
            losesAnswer = any -> false;
            failReading();
            throw new IllegalStateException("No answer.");
        }
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
        beforeReading();
        Runnable action = beforeListing;
        beforeListing = () -> {};
        action.run();
        return store.page(afterKey, limit);
    }
}
