package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Hands out usable tokens. A FRESH one costs a map read, a volatile read and a clock read; a STALE one is handed out at
 * once while one refresh runs in the background; for an EXPIRED one the caller waits, within its own time.
 *
 * <p>Thread-safe. Waiting callers are never the ones who refresh.
 */
public final class Refresher {
    private static final int MOST_SLOTS = 100_000;
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(1);

    private final ConcurrentHashMap<ConnectionKey, Slot> slots = new ConcurrentHashMap<>();
    private final RefreshAlgorithm algorithm;
    private final Snapshots snapshots;
    private final Time time;
    private final Timings timings;

    /**
     * Creates the refresher.
     *
     * @param candidates checks and promotes the candidate of a record
     */
    public Refresher(
            ConnectionRecords records,
            UnaryOperator<Stored> candidates,
            TokenEndpoint endpoint,
            StatusRule status,
            Workers workers,
            Events events,
            Time time,
            Timings timings) {
        this.snapshots = new Snapshots(status, timings);
        this.algorithm =
                new RefreshAlgorithm(records, candidates, endpoint, status, snapshots, workers, events, time, timings);
        this.time = time;
        this.timings = timings;
    }

    /** Returns a token that is usable now. */
    public AccessToken token(ConnectionKey key, Duration timeout) {
        return current(key, timeout).presentToken();
    }

    /** Returns the token if nothing at all has to be done before it is handed out, else null. */
    public @Nullable AccessToken freshToken(ConnectionKey key) {
        Slot slot = slots.get(key);
        return slot == null ? null : slot.freshToken(time.millis());
    }

    /** Returns a record whose token is usable now, token and tenant from one and the same reading. */
    public Snapshot current(ConnectionKey key, Duration timeout) {
        Slot slot = slot(key);
        Snapshot snapshot = slot.snapshot;
        long now = time.millis();
        if (now < snapshot.freshUntil) {
            return snapshot;
        }
        if (now < snapshot.usableUntil) {
            return now < snapshot.rereadBy ? servedStale(slot, snapshot, now) : reread(slot, snapshot, now, timeout);
        }
        if (knownUnusable(snapshot, now)) {
            throw Unusable.because(snapshot.reason(), key);
        }
        return usable(serving(slot, timeout));
    }

    /** Returns another token than the one known before, from a refresh that is under way or from one of its own. */
    public AccessToken refresh(ConnectionKey key, Duration timeout) {
        return usable(join(slot(key), Demand.REFRESHED, timeout)).presentToken();
    }

    /** Returns a token other than the one that Xero rejected; refreshes only if that one is still the stored one. */
    public AccessToken refreshRejected(ConnectionKey key, String rejected, Duration timeout) {
        Snapshot snapshot = slot(key).snapshot;
        Optional<AccessToken> replaced =
                snapshot.token().filter(token -> !token.value().equals(rejected));
        if (replaced.isPresent() && time.millis() < snapshot.usableUntil) {
            return replaced.get();
        }
        return usable(join(slot(key), Demand.insteadOf(rejected), timeout)).presentToken();
    }

    /**
     * Returns a record whose token is usable now for another tenant than the selected one, while that one is gone; empty if
     * there is none, or the record does not list this tenant. Reads the store each time.
     *
     * @param rejected the token that Xero rejected, which is refreshed if it is still the stored one
     */
    public Optional<Snapshot> beside(ConnectionKey key, String tenantId, Optional<String> rejected, Duration timeout) {
        Demand demand = rejected.map(Demand::insteadOf).orElse(Demand.USABLE);
        long now = time.millis();
        return snapshots
                .beside(join(slot(key), demand, timeout), tenantId, now)
                .filter(snapshot -> time.millis() < snapshot.usableUntil);
    }

    /** Reads the record and refreshes it if due, even one that may not be used for calls. */
    public void bringUpToDate(ConnectionKey key, Duration timeout) {
        join(slot(key), Demand.USABLE, timeout);
    }

    /**
     * Refreshes a record if due, even one that may not be used for calls, on this thread of the library's.
     *
     * @param read what the store held at {@code readAt}; a claim on it fails if that is outdated
     * @param overtaken run if somebody else had written the record since
     * @return the record as it is now, or empty if another process holds the refresh, which is then waited out in the
     *     background
     */
    public Optional<Stored> attendTo(Stored read, long readAt, Duration timeout, Runnable overtaken) {
        long end = System.nanoTime() + timeout.toNanos();
        Slot slot = slot(read.key());
        Slot.Boarding boarding = slot.board(Demand.USABLE);
        Flight flight = boarding.flight();
        if (boarding.isNew()) {
            algorithm.startHere(slot, flight, read, readAt);
        }
        boolean held = flight.waitsForHolder && !flight.result.isDone();
        if (flight.overtaken) {
            overtaken.run();
        }
        return held
                ? Optional.empty()
                : Optional.of(await(slot, flight.result, end).stored());
    }

    /**
     * Waits out another's lease in the background, and then refreshes if that is still due.
     *
     * @return false if there is none, or this process has seen it for as long as it lasts: nothing is begun
     */
    public boolean watch(Stored read) {
        Slot slot = slot(read.key());
        boolean held = read.record()
                .lease()
                .filter(lease -> slot.leases().remaining(lease, time).compareTo(Duration.ZERO) > 0)
                .isPresent();
        if (held) {
            algorithm.startInBackground(slot);
        }
        return held;
    }

    /** Notes that Xero accepts an app after all. */
    public void appAccepted(XeroApp app) {
        algorithm.appAccepted(AppKey.of(app));
    }

    /** Notes that Xero refuses an app with its current secret, so that the next refresh begins with the older one. */
    public void appRefused(XeroApp app, AppRejectedException.Reason reason) {
        algorithm.appRefused(AppKey.of(app), reason);
    }

    /** Returns how a token set stands now, whether or not it may be used. */
    public Freshness freshness(ConnectionKey key, TokenSet tokens) {
        return snapshots.freshness(key, tokens, time.millis());
    }

    /** Shows a record that was just written on this node to everybody on it. */
    public void publish(Stored stored) {
        Slot slot = slot(stored.key());
        slot.publish(snapshots.of(stored, time.millis()), slot.snapshot);
    }

    /** Forgets what is known here, so that the next call reads the store. */
    public void evict(ConnectionKey key) {
        slots.remove(key);
    }

    /** Tells everybody who still waits that nothing comes any more. */
    public void close() {
        slots.values().forEach(algorithm::abandon);
    }

    private Snapshot servedStale(Slot slot, Snapshot snapshot, long now) {
        if (slot.mayStartInBackground(now)) {
            algorithm.startInBackground(slot);
        }
        return snapshot;
    }

    /**
     * A record this old is read before it is served, but a store that fails or hangs must not stop a shop that has a
     * token: one caller finds out, soon, and the others are served from memory until the store answers again.
     */
    private Snapshot reread(Slot slot, Snapshot snapshot, long now, Duration timeout) {
        if (slot.isStoreAway(now)) {
            return servedStale(slot, snapshot, now);
        }
        try {
            return usable(serving(slot, timeout.compareTo(STORE_PATIENCE) < 0 ? timeout : STORE_PATIENCE));
        } catch (TokenStoreException | TemporarilyUnavailableException e) {
            long failedAt = time.millis();
            if (failedAt < snapshot.usableUntil && !Thread.currentThread().isInterrupted()) {
                slot.storeIsAwayUntil(failedAt + timings.storeRecheck().toMillis());
                return snapshot;
            }
            throw e;
        }
    }

    private static boolean knownUnusable(Snapshot snapshot, long now) {
        return !snapshot.isUnread() && now < snapshot.rereadBy && Unusable.untilTheOwnerActs(snapshot.reason());
    }

    private Snapshot usable(Snapshot snapshot) {
        if (snapshot.token().isPresent() && time.millis() < snapshot.usableUntil) {
            return snapshot;
        }
        StatusReason reason = snapshot.token().isPresent() ? StatusReason.OK : snapshot.reason();
        throw Unusable.because(reason, snapshot.key());
    }

    /** A STALE token is good enough, unless it ends while it is waited for. */
    private Snapshot serving(Slot slot, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        Flight flight = board(slot, Demand.USABLE).flight();
        Snapshot serving = await(slot, flight.serving, end);
        boolean ended = serving.token().isPresent() && time.millis() >= serving.usableUntil;
        return ended ? await(slot, flight.result, end) : serving;
    }

    private Snapshot join(Slot slot, Demand demand, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        Snapshot before = slot.snapshot;
        while (true) {
            Slot.Boarding boarding = board(slot, demand);
            Flight flight = boarding.flight();
            Snapshot result = await(slot, flight.result, end);
            if (boarding.isNew() || flight.demand.covers(demand) || satisfied(before, result, demand)) {
                return result;
            }
            await(slot, flight.ended, end);
        }
    }

    private Slot.Boarding board(Slot slot, Demand demand) {
        Slot.Boarding boarding = slot.board(demand);
        if (boarding.isNew()) {
            algorithm.start(slot, boarding.flight());
        }
        return boarding;
    }

    private static <T> T await(Slot slot, Awaited<T> awaited, long end) {
        return Workers.await(slot.key, () -> awaited.until(end));
    }

    /** Returns whether a flight that was to do less has done what was demanded all the same. */
    private static boolean satisfied(Snapshot before, Snapshot result, Demand demand) {
        Optional<String> unwanted = demand.rejected().or(() -> before.token().map(AccessToken::value));
        return unwanted.isPresent()
                && result.token()
                        .filter(token -> !token.value().equals(unwanted.get()))
                        .isPresent();
    }

    private Slot slot(ConnectionKey key) {
        Slot slot = slots.get(key);
        if (slot != null) {
            return slot;
        }
        if (slots.size() >= MOST_SLOTS) {
            slots.keySet().stream().findAny().ifPresent(slots::remove);
        }
        return slots.computeIfAbsent(key, k -> new Slot(k, time, timings));
    }
}
