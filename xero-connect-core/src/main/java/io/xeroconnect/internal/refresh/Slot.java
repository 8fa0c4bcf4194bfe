package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows about one connection. There may be a hundred thousand, so what only trouble needs is made when
 * trouble comes, and let go when it has passed.
 */
final class Slot {
    /** While a refresh keeps failing or the store is away, callers of a STALE token do not start one flight each. */
    private static final long QUIET_MILLIS = 1000;

    final ConnectionKey key;
    private final Time time;
    private final Timings timings;
    /**
     * What the hot path reads of the snapshot, without the way to it. Written as no end, token, end, and read as token,
     * end, token again: each snapshot has a token object of its own, so that none ever goes with another's end.
     */
    private volatile long freshUntil = Long.MIN_VALUE;

    private volatile @Nullable AccessToken freshToken;

    volatile Snapshot snapshot = Snapshot.UNREAD;

    private volatile long storeAwayUntil = Long.MIN_VALUE;
    /** Set and cleared under the lock; read without it, so that a thousand callers do not stand in line to wait. */
    private volatile @Nullable Flight flight;

    private volatile long quietUntil = Long.MIN_VALUE;
    private boolean retryPlanned;
    private @Nullable Backoff backoff;
    private @Nullable CandidatePause candidatePause;
    private @Nullable LeaseWatch leases;

    Slot(ConnectionKey key, Time time, Timings timings) {
        this.key = key;
        this.time = time;
        this.timings = timings;
    }

    /** Returns the token if nothing at all has to be done before it is handed out, else null. */
    @SuppressWarnings("ReferenceEquality") // an equal token of another snapshot may have another end
    @Nullable
    AccessToken freshToken(long nowMillis) {
        AccessToken token = freshToken;
        boolean fresh = nowMillis < freshUntil;
        return fresh && token == freshToken ? token : null;
    }

    /** Returns what is remembered of failed refreshes. */
    synchronized Backoff backoff() {
        if (backoff == null) {
            backoff = new Backoff(time, timings);
        }
        return backoff;
    }

    /** Returns what is remembered of a candidate that could not be finished. */
    synchronized CandidatePause candidatePause() {
        if (candidatePause == null) {
            candidatePause = new CandidatePause(time, timings);
        }
        return candidatePause;
    }

    /** Returns what is remembered of leases. */
    synchronized LeaseWatch leases() {
        if (leases == null) {
            leases = new LeaseWatch();
        }
        return leases;
    }

    /** Forgets failures, and the lease that ended with this refresh; another's is watched from when it is seen again. */
    synchronized void refreshed() {
        backoff = null;
        leases = null;
    }

    /** Forgets the lease that was watched: the record has none any more. */
    synchronized void unleased() {
        leases = null;
    }

    /** Returns whether a refresh was left unfinished, here or by another, that somebody has to complete unasked. */
    synchronized boolean owesRetry() {
        return leases != null || (backoff != null && backoff.isOwed());
    }

    /** A flight to wait for, and whether this caller has to start it. */
    record Boarding(Flight flight, boolean isNew) {}

    /** Returns the flight under way, or a new one: at most one per connection in this process. */
    Boarding board(Demand demand) {
        Flight underWay = flight;
        return underWay == null ? boardFirst(demand) : new Boarding(underWay, false);
    }

    private synchronized Boarding boardFirst(Demand demand) {
        Flight underWay = flight;
        if (underWay != null) {
            return new Boarding(underWay, false);
        }
        Flight first = new Flight(demand);
        flight = first;
        return new Boarding(first, true);
    }

    Optional<Flight> flight() {
        return Optional.ofNullable(flight);
    }

    /** Ends a flight, so that the next caller starts a new one. */
    synchronized void land(Flight ended, long nowMillis) {
        // In this order: whoever sees that nothing is under way also sees until when it is to stay so.
        quietUntil = nowMillis + QUIET_MILLIS;
        if (flight == ended) {
            flight = null;
        }
    }

    /** Returns whether a flight that nobody waits for may start now. */
    boolean mayStartInBackground(long nowMillis) {
        return flight == null && nowMillis >= quietUntil;
    }

    /** Notes that the store could not be read just now. */
    void storeIsAwayUntil(long millis) {
        storeAwayUntil = millis;
    }

    /** Returns whether it is known, without trying, that the store cannot be read now. */
    boolean isStoreAway(long nowMillis) {
        return nowMillis < storeAwayUntil;
    }

    /** Returns whether a retry is to be planned now: not if one is planned already. */
    synchronized boolean planRetry() {
        boolean first = !retryPlanned;
        retryPlanned = true;
        return first;
    }

    synchronized void retryBegins() {
        retryPlanned = false;
    }

    /**
     * Shows a record to everybody, unless a newer one is shown already. That nothing is stored counts as newer only if
     * nobody has shown anything since {@code before} was taken, ahead of the reading.
     */
    synchronized Snapshot publish(Snapshot next, Snapshot before) {
        boolean newer = next.version() > snapshot.version();
        boolean sameReadLater = next.version() == snapshot.version() && next.readAt() >= snapshot.readAt();
        boolean deleted = next.version() == 0 && snapshot == before;
        if (newer || sameReadLater || deleted) {
            freshUntil = Long.MIN_VALUE;
            snapshot = next;
            freshToken = next.token().orElse(null);
            freshUntil = next.freshUntil;
        }
        return snapshot;
    }
}
