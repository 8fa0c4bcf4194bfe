package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.OnlyCopy;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the tokens that a candidate's refresh brought. While the store fails they are kept in memory, because what they
 * were had for is spent: written again and again, by {@code close} for the last time. Thread-safe.
 */
final class CandidateCommit {
    private static final Logger LOG = LoggerFactory.getLogger(CandidateCommit.class);

    private final Map<ConnectionKey, Brought> unstored = new ConcurrentHashMap<>();
    private final ConnectionRecords records;
    private final Workers workers;
    private final Timings timings;

    CandidateCommit(ConnectionRecords records, Workers workers, Timings timings) {
        this.records = records;
        this.workers = workers;
        this.timings = timings;
    }

    /** What the refresh of a claimed candidate brought. */
    private record Brought(Stored claimed, Candidate candidate, TokenSet next) {
        ConnectionRecord in(ConnectionRecord record) {
            boolean holds = record.lease().equals(claimed.record().lease());
            // Another consent that came meanwhile, or the owner's word on this one, stays as it is.
            ConnectionRecord written = OnlyCopy.changed(
                    record,
                    now -> holds ? candidate.isOfSameConsent(now) : candidate.isSameSet(now),
                    now -> now.refreshed(next));
            return holds ? written.with(f -> f.lease(Optional.empty())) : written;
        }

        @Override
        public String toString() {
            return "Brought[" + claimed.key() + ", rest redacted]";
        }
    }

    /**
     * Stores the tokens, and ends the lease.
     *
     * @throws TokenStoreException if that is not possible now; they are kept, and stored when it is
     */
    Stored commit(Stored claimed, Candidate candidate, TokenSet next) {
        Brought brought = new Brought(claimed, candidate, next);
        try {
            return write(brought);
        } catch (TokenStoreException e) {
            LOG.warn("New tokens of a waiting consent are kept in memory until they can be stored. {}", e.getMessage());
            unstored.put(claimed.key(), brought);
            writeLater(brought, timings.backoff());
            throw e;
        }
    }

    /** Stores what was kept in memory, and returns the record; empty if nothing was. */
    Optional<Stored> finish(ConnectionKey key) {
        return Optional.ofNullable(unstored.get(key)).map(this::write);
    }

    private Stored write(Brought brought) {
        ConnectionKey key = brought.claimed().key();
        Stored stored = records.update(key, brought::in);
        unstored.remove(key, brought);
        return stored;
    }

    private void writeLater(Brought brought, Duration pause) {
        workers.untilClosed(brought.claimed().key(), pause, () -> {
            if (brought.equals(unstored.get(brought.claimed().key()))) {
                writeNow(brought, pause);
            }
        });
    }

    private void writeNow(Brought brought, Duration pause) {
        try {
            write(brought);
        } catch (TokenStoreException e) {
            Duration longest = timings.poll().multipliedBy(10);
            Duration twice = pause.multipliedBy(2);
            writeLater(brought, twice.compareTo(longest) < 0 ? twice : longest);
        }
    }
}
