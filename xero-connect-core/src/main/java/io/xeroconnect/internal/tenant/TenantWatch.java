package io.xeroconnect.internal.tenant;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.ReauthorizationRequiredException.Reason;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what the owner did inside Xero. A disconnected tenant neither fails a refresh nor sends an event, it only
 * vanishes from the list; one whose user lost the role to it stays listed and refuses every call.
 *
 * <p>Thread-safe; blocks on at most two requests and one write.
 */
@Assumes(Assumption.DISCONNECTED_TENANT_ONLY_VANISHES)
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

    /**
     * Looks whether the tenant still answers, after a call that says it changed: one refused by a tenant that answered,
     * or one answered by a tenant that refused. At most once a minute per connection.
     */
    public void callSurprised(ConnectionKey key, Duration timeout) {
        if (mayLook(key)) {
            tryToRead(key, timeout);
        }
    }

    /**
     * Looks in the background whether a tenant that was disconnected is back, since it gets no calls that could tell. At most
     * once a minute per connection; returns at once.
     */
    public void missed(ConnectionKey key, Duration timeout) {
        if (!mayLook(key)) {
            return;
        }
        try {
            workers.start(key, () -> tryToRead(key, timeout));
        } catch (TemporarilyUnavailableException e) {
            LOG.debug("Nobody looks whether the organisation of connection {} is back.", key, e);
        }
    }

    private void tryToRead(ConnectionKey key, Duration timeout) {
        try {
            readAgain(key, timeout);
        } catch (XeroConnectException e) {
            LOG.warn("Whether the organisation is still connected could not be seen. {}", e.getMessage());
        }
    }

    /**
     * Reads the tenants and stores what became of them; refreshes first if that is due.
     *
     * @param timeout how long the caller waits; what has begun by then goes on without it
     */
    public Stored readAgain(ConnectionKey key, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        refresher.bringUpToDate(key, timeout);
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return workers.call(key, left, () -> look(key));
    }

    private Stored look(ConnectionKey key) {
        Stored now = records.find(key);
        TokenSet tokens = now.record().tokens().orElseThrow(() -> Unusable.because(StatusReason.NO_CONSENT, key));
        List<RemoteTenant> listed = list(key, tokens.accessToken());
        return note(now, listed, isRefused(now, listed, tokens.accessToken()));
    }

    private List<RemoteTenant> list(ConnectionKey key, String token) {
        try {
            return api.list(token);
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(ErrorContext.of(key));
        }
    }

    /** A refusal by one endpoint may be about that endpoint only, so the organisation itself is asked. */
    private boolean isRefused(Stored now, List<RemoteTenant> listed, String token) {
        Optional<String> selected = now.record().tenantId();
        boolean isListed = listed.stream()
                .anyMatch(remote ->
                        selected.filter(remote.tenant().tenantId()::equals).isPresent());
        if (!isListed) {
            return false;
        }
        try {
            return api.refusesTenant(token, selected.orElseThrow())
                    .orElse(now.record().tenantRefused());
        } catch (ApiException e) {
            LOG.warn(
                    "Whether the organisation of connection {} answers could not be seen. {}",
                    now.key(),
                    e.getMessage());
            return now.record().tenantRefused();
        }
    }

    /**
     * Stores what was read at Xero.
     *
     * @param before the record that it was read for
     * @param refused whether the selected tenant is listed and refuses its calls
     */
    public Stored note(Stored before, List<RemoteTenant> listed, boolean refused) {
        AtomicReference<ConnectionRecord> former = new AtomicReference<>(before.record());
        Stored after = records.update(before.key(), now -> {
            former.set(now);
            return isStill(now, before.record()) ? withTenants(now, listed, refused) : now;
        });
        refresher.publish(after);
        tell(Objects.requireNonNull(former.get()), after);
        return after;
    }

    /**
     * What another consent, choice or look has brought meanwhile is not to be judged by what may have been read before it. Of
     * two looks at once the first one stored counts, since clocks of two nodes do not say which list is the newer one.
     */
    private static boolean isStill(ConnectionRecord now, ConnectionRecord before) {
        return now.tokens().isPresent()
                && now.generation() == before.generation()
                && now.tenantsReadAt() == before.tenantsReadAt()
                && now.tenantId().equals(before.tenantId());
    }

    private void tell(ConnectionRecord before, Stored after) {
        if (after.record().tenantGone() && !before.tenantGone()) {
            lost(after, Reason.TENANT_DISCONNECTED, "");
        } else if (after.record().tenantRefused() && !before.tenantRefused()) {
            lost(after, Reason.TENANT_REFUSED, "");
        } else if (isAway(before) && !isAway(after.record())) {
            events.tell(ConnectionListener::tenantSelected, after);
        }
        tellOthers(before, after);
    }

    /** Calls can name another tenant than the selected one, whose end the status does not show. */
    private void tellOthers(ConnectionRecord before, Stored after) {
        before.tenants().stream()
                .filter(KnownTenant::ours)
                .map(KnownTenant::tenant)
                .filter(tenant -> isWithout(after.record().tenants(), tenant.tenantId()))
                .forEach(tenant -> lost(
                        after,
                        Reason.TENANT_DISCONNECTED,
                        "It is not the selected one, but \"" + tenant.name() + "\" (" + tenant.tenantId() + ")."));
    }

    private static boolean isWithout(List<KnownTenant> tenants, String tenantId) {
        return tenants.stream().noneMatch(known -> known.tenant().tenantId().equals(tenantId));
    }

    private static boolean isAway(ConnectionRecord record) {
        return record.tenantGone() || record.tenantRefused();
    }

    private void lost(Stored after, Reason reason, String detail) {
        XeroConnectException error = new ReauthorizationRequiredException(
                reason, ErrorContext.of(after.key()).detail(detail));
        LOG.warn("{}", error.getMessage());
        events.tell(ConnectionListener::tenantDisconnected, after, error);
    }

    private ConnectionRecord withTenants(ConnectionRecord record, List<RemoteTenant> listed, boolean refused) {
        List<KnownTenant> known = TenantChoice.known(listed, "", Optional.empty(), record);
        boolean gone = record.tenantId().filter(id -> isWithout(known, id)).isPresent();
        // One that is gone keeps its entry, so that its name can still be shown.
        Stream<KnownTenant> kept = record.tenants().stream()
                .filter(k -> gone
                        && record.tenantId()
                                .filter(k.tenant().tenantId()::equals)
                                .isPresent());
        return record.with(f -> f.tenants(Stream.concat(kept, known.stream()).toList())
                .tenantGone(gone)
                .tenantRefused(refused)
                .tenantsReadAt(Math.max(time.millis(), record.tenantsReadAt() + 1)));
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
