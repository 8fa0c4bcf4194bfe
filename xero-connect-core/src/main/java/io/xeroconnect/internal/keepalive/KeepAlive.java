package io.xeroconnect.internal.keepalive;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private static final int BATCH = 100;
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
        Set<ConnectionKey> seen = new HashSet<>();
        List<ConnectionKey> batch = nextBatch(seen);
        while (!batch.isEmpty()) {
            seen.addAll(batch);
            for (int i = 0; i < batch.size(); i += AT_ONCE) {
                entries.addAll(attendTo(batch.subList(i, Math.min(i + AT_ONCE, batch.size()))));
            }
            batch = nextBatch(seen);
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
    private List<ConnectionKey> nextBatch(Set<ConnectionKey> seen) {
        for (int limit = BATCH; ; limit *= 2) {
            int most = limit;
            List<ConnectionKey> due = workers.call(timings.callerTimeout(), () -> records.due(time.now(), most));
            List<ConnectionKey> unseen =
                    due.stream().filter(key -> !seen.contains(key)).toList();
            if (!unseen.isEmpty() || due.size() < limit) {
                return unseen;
            }
        }
    }

    private List<Entry> attendTo(List<ConnectionKey> keys) {
        List<CompletableFuture<Optional<Entry>>> running = new ArrayList<>();
        for (ConnectionKey key : keys) {
            CompletableFuture<Optional<Entry>> entry = new CompletableFuture<>();
            running.add(entry);
            workers.start(key, () -> entry.complete(attendTo(key)));
        }
        return running.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Entry> attendTo(ConnectionKey key) {
        try {
            if (key.isReserved()) {
                records.delete(key);
                return Optional.empty();
            }
            return Optional.of(refresh(key));
        } catch (XeroConnectException e) {
            LOG.warn("{}", e.getMessage());
            return Optional.of(new Entry(key, Outcome.FAILED, Optional.of(e), Optional.empty()));
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure in the keep-alive of connection {}.", key, e);
            return Optional.empty();
        } finally {
            postpone(key);
        }
    }

    /** Another's lease is watched until it is given back or lapses, and the sweep goes on meanwhile. */
    private Entry refresh(ConnectionKey key) {
        Stored before = records.find(key);
        if (before.record().lease().isPresent()) {
            refresher.watch(key);
            return unchanged(before);
        }
        Optional<XeroConnectException> error = tryRefresh(key).or(() -> lookAtTenants(key));
        Stored after = records.find(key);
        if (error.isPresent()) {
            warnings.afterFailure(after, error.get());
        }
        Outcome outcome = error.isPresent()
                ? Outcome.FAILED
                : obtainedAt(before).equals(obtainedAt(after)) ? Outcome.UNCHANGED : Outcome.REFRESHED;
        return new Entry(key, outcome, error, status.show(after).daysLeft(time.now()));
    }

    private Entry unchanged(Stored stored) {
        return new Entry(
                stored.key(),
                Outcome.UNCHANGED,
                Optional.empty(),
                status.show(stored).daysLeft(time.now()));
    }

    private Optional<XeroConnectException> tryRefresh(ConnectionKey key) {
        try {
            refresher.bringUpToDate(key, timings.callerTimeout());
            return Optional.empty();
        } catch (XeroConnectException e) {
            return Optional.of(e);
        }
    }

    /** What was disconnected inside Xero shows nowhere else to a customer who posts rarely. */
    private Optional<XeroConnectException> lookAtTenants(ConnectionKey key) {
        ConnectionRecord record = records.find(key).record();
        boolean isTime = time.millis() >= DueTime.tenantLook(key, record, timings);
        if (!isTime || !status.tokensMayBeUsed(record) || record.lease().isPresent()) {
            return Optional.empty();
        }
        try {
            tenants.readAgain(key, timings.callerTimeout());
            return Optional.empty();
        } catch (XeroConnectException e) {
            return Optional.of(e);
        }
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
