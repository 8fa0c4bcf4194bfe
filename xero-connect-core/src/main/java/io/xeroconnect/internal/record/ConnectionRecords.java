package io.xeroconnect.internal.record;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vendor's store, seen as records of connections. Thread-safe; every method may block on the store and throws
 * {@link TokenStoreException} with the key, whatever the store itself throws.
 */
public final class ConnectionRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionRecords.class);
    private static final int TRIES = 50;
    private static final int PAGE = 200;

    private final TokenStore store;
    private final Time time;
    private final Timings timings;

    /** Creates the view of a store. */
    public ConnectionRecords(TokenStore store, Time time, Timings timings) {
        this.store = store;
        this.time = time;
        this.timings = timings;
    }

    /** Returns what is stored, which may be nothing. */
    public Stored find(ConnectionKey key) {
        return findRaw(key).map(ConnectionRecords::read).orElseGet(() -> Stored.absent(key));
    }

    /** Returns what a raw record holds. */
    public static Stored read(TokenRecord raw) {
        return new Stored(raw.key(), raw.version(), RecordCodec.read(raw.key(), raw.payload()));
    }

    /** Returns whether a record needs nothing before that time. */
    public boolean isDueAfter(Stored stored, Instant time) {
        return DueTime.of(stored.key(), stored.record(), timings).isAfter(time);
    }

    /**
     * Writes a record if nobody wrote since {@code expected} was read.
     *
     * @return what is stored now, or empty if somebody was first
     */
    public Optional<Stored> replace(Stored expected, ConnectionRecord next) {
        Instant dueAt = DueTime.of(expected.key(), next, timings);
        long version = nextVersion(expected.version());
        TokenRecord raw = new TokenRecord(expected.key(), version, dueAt, RecordCodec.write(next));
        return replaceRaw(raw, expected.version())
                ? Optional.of(new Stored(expected.key(), version, next))
                : Optional.empty();
    }

    /** Changes a record, again and again until nobody else wrote in between; the same record means no change. Returns what is stored now. */
    public Stored update(ConnectionKey key, UnaryOperator<ConnectionRecord> change) {
        for (int i = 0; i < TRIES; i++) {
            Stored now = find(key);
            ConnectionRecord next = change.apply(now.record());
            if (next == now.record()) {
                return now;
            }
            Optional<Stored> written = replace(now, next);
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new TokenStoreException(Reason.CONTENTION, ErrorContext.of(key));
    }

    /** Deletes a record, whatever its version. */
    public void delete(ConnectionKey key) {
        for (int i = 0; i < TRIES; i++) {
            Optional<TokenRecord> raw = findRaw(key);
            if (raw.isEmpty() || writing(key, () -> store.delete(key, raw.get().version()))) {
                return;
            }
        }
        throw new TokenStoreException(Reason.CONTENTION, ErrorContext.of(key));
    }

    /** Returns all connections in key order. A record that cannot be understood is logged and left out. */
    public List<Stored> all() {
        List<Stored> all = new ArrayList<>();
        forEach(all::add);
        return all;
    }

    /** As {@link #all}, for what needs them one by one: they are read in pages. */
    public void forEach(Consumer<Stored> action) {
        List<TokenRecord> page = pageAfter("");
        while (!page.isEmpty()) {
            page.stream()
                    .filter(raw -> !raw.key().isReserved())
                    .forEach(raw -> readable(raw).ifPresent(action));
            page = pageAfter(page.get(page.size() - 1).key().value());
        }
    }

    /** Returns the records that are due, soonest first, as the store keeps them: one may be unreadable. */
    public List<TokenRecord> due(Instant before, int limit) {
        try {
            return store.due(before, limit);
        } catch (TokenStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenStoreException(Reason.UNREADABLE, ErrorContext.none().cause(e));
        }
    }

    /** Makes a record due later if it is still due; its content, which may be unreadable here, stays as it is. */
    public void postponeIfDue(ConnectionKey key, Instant now, Instant later) {
        findRaw(key)
                .filter(raw -> !raw.dueAt().isAfter(now))
                .ifPresent(raw -> replaceRaw(
                        new TokenRecord(key, nextVersion(raw.version()), later, raw.payload()), raw.version()));
    }

    Optional<TokenRecord> findRaw(ConnectionKey key) {
        return reading(key, () -> store.find(key));
    }

    /** A new record's version starts at the epoch milliseconds, so that none is reused after a delete. */
    long nextVersion(long expected) {
        return expected == 0 ? Math.max(1, time.millis()) : expected + 1;
    }

    /** After an exception nobody knows whether the record was written, so the store is asked. */
    boolean replaceRaw(TokenRecord next, long expectedVersion) {
        try {
            return writing(next.key(), () -> store.replace(next, expectedVersion));
        } catch (TokenStoreException unknown) {
            if (findAfter(unknown, next.key()).filter(next::equals).isPresent()) {
                return true;
            }
            throw unknown;
        }
    }

    private Optional<TokenRecord> findAfter(TokenStoreException unknown, ConnectionKey key) {
        try {
            return findRaw(key);
        } catch (TokenStoreException e) {
            unknown.addSuppressed(e);
            throw unknown;
        }
    }

    private List<TokenRecord> pageAfter(String afterKey) {
        try {
            return store.page(afterKey, PAGE);
        } catch (TokenStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenStoreException(Reason.UNREADABLE, ErrorContext.none().cause(e));
        }
    }

    private static Optional<Stored> readable(TokenRecord raw) {
        try {
            return Optional.of(read(raw));
        } catch (TokenStoreException e) {
            LOG.error("Left out of the list: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T reading(ConnectionKey key, Supplier<T> action) {
        return translating(key, Reason.UNREADABLE, action);
    }

    private static <T> T writing(ConnectionKey key, Supplier<T> action) {
        return translating(key, Reason.UNWRITABLE, action);
    }

    private static <T> T translating(ConnectionKey key, Reason reason, Supplier<T> action) {
        try {
            return action.get();
        } catch (TokenStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TokenStoreException(reason, ErrorContext.of(key).cause(e));
        }
    }
}
