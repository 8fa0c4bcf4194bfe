package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.DueTime;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.tenant.TenantWatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Entry;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sweep over what is due: unfinished refreshes inside the grace period, confirming refreshes, candidates, token sets
 * that would otherwise die of idleness, and the library's own outdated records.
 *
 * <p>Safe on every node at once, since each refresh is claimed. Reads only what is due, save for the looks of
 * {@link ScopeWarnings}. Whatever the outcome, a record is
 * due again later and not at once, so that one that keeps failing never blocks the others.
 */
public final class KeepAlive {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);
    private static final int BATCH = 1000;
    private static final int AT_ONCE = 8;
    private static final Duration LONGEST_LOOK = Duration.ofHours(1);

    private final ConnectionRecords records;
    private final Refresher refresher;
    private final StatusRule status;
    private final TenantWatch tenants;
    private final ExpiryWarnings warnings;
    private final ScopeWarnings scopeWarnings;
    private final Workers workers;
    private final Time time;
    private final Timings timings;

    /** Creates the sweep. */
    public KeepAlive(
            ConnectionRecords records,
            Refresher refresher,
            StatusRule status,
            TenantWatch tenants,
            ExpiryWarnings warnings,
            ScopeWarnings scopeWarnings,
            Workers workers,
            Time time,
            Timings timings) {
        this.records = records;
        this.refresher = refresher;
        this.status = status;
        this.tenants = tenants;
        this.warnings = warnings;
        this.scopeWarnings = scopeWarnings;
        this.workers = workers;
        this.time = time;
        this.timings = timings;
    }

    /** Attends to everything that is due now. Blocks. */
    public KeepAliveReport sweep() {
        List<Entry> entries = new ArrayList<>();
        Set<ConnectionKey> seen = ConcurrentHashMap.newKeySet();
        Duration patience = timings.callerTimeout().multipliedBy(3);
        for (Batch batch = nextBatch(seen); !batch.records().isEmpty(); batch = nextBatch(seen)) {
            Batch now = batch;
            entries.addAll(new Crew(workers, now.records(), due -> attendTo(due, now, seen), patience).work(AT_ONCE));
        }
        scopeWarnings.dueLook().ifPresent(this::lookAtScopes);
        return new KeepAliveReport(entries);
    }

    /** What cannot be read now is looked at in the next sweep, and must not cost the report of this one. */
    private void lookAtScopes(long number) {
        try {
            workers.call(LONGEST_LOOK, () -> scopeWarnings.look(number));
        } catch (XeroConnectException e) {
            LOG.warn("Warnings of broad scopes are put off. {}", e.getMessage());
        }
    }

    /** Records that cannot be written, and so stay due, must not hide what is due behind them. */
    private Batch nextBatch(Set<ConnectionKey> seen) {
        for (int limit = BATCH; ; limit *= 2) {
            int most = limit;
            long readAt = time.millis();
            List<TokenRecord> due = workers.call(timings.callerTimeout(), () -> records.due(time.now(), most));
            List<TokenRecord> unseen = new ArrayList<>(due);
            unseen.removeIf(record -> seen.contains(record.key()));
            if (!unseen.isEmpty() || due.size() < limit) {
                return new Batch(unseen, readAt);
            }
        }
    }

    private Optional<Entry> attendTo(TokenRecord due, Batch batch, Set<ConnectionKey> seen) {
        if (batch.isOutdated()) {
            return Optional.empty();
        }
        ConnectionKey key = due.key();
        seen.add(key);
        boolean done = false;
        try {
            if (key.isReserved()) {
                records.delete(key);
                return Optional.empty();
            }
            Stored before = read(due);
            Attended attended = attendTo(before, batch);
            done = attended.watched || (attended.isDoneWith(before) && records.isDueAfter(attended.after, time.now()));
            return Optional.of(attended.entry);
        } catch (XeroConnectException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.of(new Entry(key, Outcome.FAILED, Optional.of(e), Optional.empty()));
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure in the keep-alive of connection {}.", key, e);
            return Optional.empty();
        } finally {
            if (!done) {
                postpone(key);
            }
        }
    }

    /**
     * How one connection came out.
     *
     * @param after its record then
     * @param watched whether another's lease is waited out; to stay due then is no fault, and every node is to see it
     */
    private record Attended(Entry entry, Stored after, boolean watched) {
        /** Whatever was written since carries its own time; what was not may have been given another one by hand. */
        boolean isDoneWith(Stored before) {
            return entry.error().isEmpty() && after.version() > before.version();
        }
    }

    /** Whoever reads by the key is told why a record does not open. */
    private Stored read(TokenRecord due) {
        try {
            Stored stored = ConnectionRecords.read(due);
            return stored.record().candidate().isPresent() ? records.find(due.key()) : stored;
        } catch (TokenStoreException e) {
            return records.find(due.key());
        }
    }

    /**
     * Another's lease is watched until it is given back or lapses, and the sweep goes on meanwhile. By every node that
     * sweeps: one of them alone may end before the lease does.
     */
    private Attended attendTo(Stored before, Batch batch) {
        ConnectionKey key = before.key();
        if (refresher.watch(before)) {
            return watched(before);
        }
        try {
            return refresher
                    .attendTo(before, batch.readAt(), timings.callerTimeout(), batch::overtaken)
                    .map(now -> attended(before, lookAtTenants(now)))
                    .orElseGet(() -> watched(before));
        } catch (XeroConnectException e) {
            Stored after = records.find(key);
            warnings.afterFailure(after, e);
            Entry failed = new Entry(key, Outcome.FAILED, Optional.of(e), status.daysLeft(after.record()));
            return new Attended(failed, after, false);
        }
    }

    private Attended watched(Stored leased) {
        return new Attended(entry(Outcome.UNCHANGED, leased), leased, true);
    }

    private Attended attended(Stored before, Stored after) {
        boolean refreshed = !obtainedAt(before).equals(obtainedAt(after));
        return new Attended(entry(refreshed ? Outcome.REFRESHED : Outcome.UNCHANGED, after), after, false);
    }

    private Entry entry(Outcome outcome, Stored stored) {
        return new Entry(stored.key(), outcome, Optional.empty(), status.daysLeft(stored.record()));
    }

    /** What was disconnected inside Xero shows nowhere else to a customer who posts rarely. */
    private Stored lookAtTenants(Stored now) {
        ConnectionRecord record = now.record();
        boolean isTime = time.millis() >= DueTime.tenantLook(now.key(), record, timings);
        boolean looks =
                isTime && status.tokensMayBeUsed(record) && record.lease().isEmpty();
        return looks ? tenants.readAgain(now.key(), timings.callerTimeout()) : now;
    }

    private static Optional<Long> obtainedAt(Stored stored) {
        return stored.record().tokens().map(TokenSet::obtainedAt);
    }

    private void postpone(ConnectionKey key) {
        try {
            records.postponeIfDue(key, time.now(), time.now().plus(timings.postponement()));
        } catch (XeroConnectException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
