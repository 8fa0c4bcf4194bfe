package io.xeroconnect.internal.tenant;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what the owner did inside Xero: a disconnected tenant neither fails a refresh nor sends an event, it only
 * vanishes from the list. Thread-safe; blocks on one request and one write.
 */
public final class TenantWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TenantWatch.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final ConnectionRecords records;
    private final Refresher refresher;
    private final ConnectionsApi api;
    private final Workers workers;
    private final Events events;
    private final Time time;
    private final Map<ConnectionKey, Stopwatch> lastLooks = new LinkedHashMap<>();

    /** Creates the watch. */
    public TenantWatch(
            ConnectionRecords records,
            Refresher refresher,
            ConnectionsApi api,
            Workers workers,
            Events events,
            Time time) {
        this.records = records;
        this.refresher = refresher;
        this.api = api;
        this.workers = workers;
        this.events = events;
        this.time = time;
    }

    /** Looks whether the tenant is still there, after a call was refused; at most once a minute per connection. */
    public void callWasRefused(ConnectionKey key, Duration timeout) {
        if (!mayLook(key)) {
            return;
        }
        try {
            readAgain(key, timeout);
        } catch (XeroConnectException e) {
            LOG.warn("Whether the organisation is still connected could not be seen. {}", e.getMessage());
        }
    }

    /** Reads the tenants and stores what became of them. */
    public Stored readAgain(ConnectionKey key, Duration timeout) {
        String token = refresher.current(key, timeout).token().orElseThrow().value();
        List<RemoteTenant> listed = list(key, token);
        return workers.call(key, timeout, () -> store(key, listed));
    }

    private List<RemoteTenant> list(ConnectionKey key, String token) {
        try {
            return api.list(token);
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(ErrorContext.of(key));
        }
    }

    private Stored store(ConnectionKey key, List<RemoteTenant> listed) {
        Stored before = records.find(key);
        Stored after = records.update(key, record -> withTenants(record, listed));
        refresher.publish(after);
        boolean wasGone = before.record().tenantGone();
        boolean isGone = after.record().tenantGone();
        if (isGone && !wasGone) {
            XeroConnectException error = new ReauthorizationRequiredException(
                    ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED, ErrorContext.of(key));
            LOG.warn("{}", error.getMessage());
            events.tell(ConnectionListener::tenantDisconnected, after, error);
        } else if (wasGone && !isGone) {
            events.tell(ConnectionListener::tenantSelected, after);
        }
        return after;
    }

    private static ConnectionRecord withTenants(ConnectionRecord record, List<RemoteTenant> listed) {
        List<KnownTenant> known = TenantChoice.known(listed, "", Optional.empty(), record);
        boolean gone = record.tenantId()
                .filter(id ->
                        known.stream().noneMatch(k -> k.tenant().tenantId().equals(id)))
                .isPresent();
        boolean same = known.equals(record.tenants()) && gone == record.tenantGone();
        // The list of a tenant that is gone keeps its entry, so that its name can still be shown.
        return same
                ? record
                : record.with(f -> f.tenants(gone ? record.tenants() : known).tenantGone(gone));
    }

    private synchronized boolean mayLook(ConnectionKey key) {
        Stopwatch last = lastLooks.get(key);
        if (last != null && last.atLeast().compareTo(AT_MOST_EVERY) < 0) {
            return false;
        }
        lastLooks.remove(key);
        lastLooks.put(key, Stopwatch.start(time));
        if (lastLooks.size() > MOST_REMEMBERED) {
            lastLooks.remove(lastLooks.keySet().iterator().next());
        }
        return true;
    }
}
