package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.LeaseWatch;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The lease of a connection, held for a token set beside the living one: while a candidate is refreshed, or a token of OAuth
 * 1.0a is swapped for one. Whatever ends the connection meanwhile takes the lease away, and with it the right to write.
 */
final class CandidateLease {
    private static final int MOST_WATCHED = 10_000;
    private static final int MOST_CLAIMS = 5;

    /** Tells this lease from one of the living set, which only that set's refresh may take over. */
    private static final String OWNER = "candidate ";

    private final Map<ConnectionKey, LeaseWatch> watches = new LinkedHashMap<>();
    private final ConnectionRecords records;
    private final StatusRule status;
    private final Time time;
    private final Timings timings;

    CandidateLease(ConnectionRecords records, StatusRule status, Time time, Timings timings) {
        this.records = records;
        this.status = status;
        this.time = time;
        this.timings = timings;
    }

    /**
     * A connection under a lease of ours.
     *
     * @param held since when
     */
    record Claimed(Stored stored, Stopwatch held) {}

    /**
     * Takes the lease.
     *
     * @throws TemporarilyUnavailableException if somebody else holds it
     */
    Claimed claim(Stored stored) {
        requireFree(stored);
        Lease lease = new Lease(OWNER + UUID.randomUUID(), timings.lease(), time.millis());
        Stopwatch held = Stopwatch.start(time);
        Stored claimed = claim(stored, lease);
        watchOf(stored.key()).claimed(lease, held);
        return new Claimed(claimed, held);
    }

    /** A request that outlived the lease could spend the token after somebody else has. */
    void requireTime(Claimed claimed) {
        Duration lease = claimed.stored().record().lease().orElseThrow().duration();
        if (claimed.held().atMost().plus(timings.exchange()).compareTo(lease) > 0) {
            write(claimed.stored(), UnaryOperator.identity());
            throw underWay(claimed.stored());
        }
    }

    /** Refuses a connection of which somebody else holds the lease. */
    void requireFree(Stored stored) {
        if (isHeld(stored)) {
            throw underWay(stored);
        }
    }

    /** A sweep that only postpones a record gives it another version, and must not cost the try. */
    private Stored claim(Stored stored, Lease lease) {
        Stored now = stored;
        for (int i = 0; i < MOST_CLAIMS; i++) {
            Optional<Stored> claimed = records.replace(now, claimed(now.record(), lease));
            if (claimed.isPresent()) {
                return claimed.get();
            }
            now = records.find(stored.key());
            boolean sameTry = now.record().lease().equals(stored.record().lease())
                    && now.record().candidate().equals(stored.record().candidate());
            if (!sameTry) {
                throw underWay(now);
            }
        }
        throw underWay(now);
    }

    /** Whoever let a lease lapse may have sent this token or the one aside, and what it brought may still come. */
    private static ConnectionRecord claimed(ConnectionRecord record, Lease lease) {
        UnaryOperator<Candidate> noted =
                c -> record.lease().map(lapsed -> c.sent(lapsed.claimedAt())).orElse(c);
        return record.with(f -> f.lease(Optional.of(lease))
                .candidate(record.candidate().map(noted))
                .aside(record.aside().map(noted)));
    }

    /** A lease of a living set is left to that set's refresh, if there may be one here; any other is waited out. */
    private boolean isHeld(Stored stored) {
        Optional<Lease> lease = stored.record().lease();
        if (lease.isEmpty()) {
            return false;
        }
        Duration left = watchOf(stored.key()).remaining(lease.get(), time);
        boolean livingOnes =
                status.tokensMayBeUsed(stored.record()) && !lease.get().owner().startsWith(OWNER);
        return livingOnes || !(left.isNegative() || left.isZero());
    }

    private synchronized LeaseWatch watchOf(ConnectionKey key) {
        if (watches.size() >= MOST_WATCHED) {
            watches.remove(watches.keySet().iterator().next());
        }
        return watches.computeIfAbsent(key, any -> new LeaseWatch());
    }

    /** Ends our lease, unless the record has gone on to another generation. */
    Stored write(Stored claimed, UnaryOperator<ConnectionRecord> change) {
        return records.update(
                claimed.key(),
                record -> record.lease().equals(claimed.record().lease())
                        ? change.apply(record).with(f -> f.lease(Optional.empty()))
                        : record);
    }

    static TemporarilyUnavailableException underWay(Stored stored) {
        return new TemporarilyUnavailableException(
                TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY, ErrorContext.of(stored.key()));
    }
}
