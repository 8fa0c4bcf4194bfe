package io.xeroconnect.internal.tenant;

import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets the owner choose among the tenants of a connection. Thread-safe; blocks on the store and perhaps on Xero. */
public final class TenantSelection {
    private final ConnectionRecords records;
    private final Refresher refresher;
    private final TenantWatch watch;
    private final Workers workers;
    private final Events events;

    /** Creates the selection. */
    public TenantSelection(
            ConnectionRecords records, Refresher refresher, TenantWatch watch, Workers workers, Events events) {
        this.records = records;
        this.refresher = refresher;
        this.watch = watch;
        this.workers = workers;
        this.events = events;
    }

    /**
     * Sends calls to this tenant from now on. One that is chosen already and went away is asked first, and stays away if it
     * does.
     *
     * @throws IllegalArgumentException if Xero does not list it for this connection
     */
    public Stored select(ConnectionKey key, String tenantId, Duration timeout) {
        Stored stored = workers.call(key, timeout, () -> records.find(key));
        if (find(stored, tenantId).isEmpty() || isAway(stored, tenantId)) {
            // It may be connected, or answer, since it was last looked at. To choose it again does not bring it back.
            stored = watch.readAgain(key, timeout);
            requireListed(stored, tenantId);
        }
        if (find(stored, tenantId).isEmpty()) {
            throw new IllegalArgumentException("Connection " + key + " has no tenant with this id. Pass the tenantId()"
                    + " of one of its tenants(), not the connectionId().");
        }
        return workers.call(key, timeout, () -> store(key, tenantId));
    }

    private static void requireListed(Stored stored, String tenantId) {
        if (isGone(stored, tenantId)) {
            throw Unusable.because(StatusReason.TENANT_GONE, stored.key());
        }
    }

    private Stored store(ConnectionKey key, String tenantId) {
        Stored selected = records.update(key, record -> {
            List<KnownTenant> known = record.tenants().stream()
                    .map(k -> k.tenant().tenantId().equals(tenantId) ? new KnownTenant(k.tenant(), true) : k)
                    .toList();
            Optional<String> name = known.stream()
                    .filter(k -> k.tenant().tenantId().equals(tenantId))
                    .map(k -> k.tenant().name())
                    .findFirst();
            boolean same = record.tenantId().filter(tenantId::equals).isPresent();
            return record.with(f -> f.tenants(known)
                    .tenant(Optional.of(tenantId), name)
                    .tenantGone(same && record.tenantGone())
                    .tenantRefused(same && record.tenantRefused()));
        });
        refresher.publish(selected);
        if (!isAway(selected, tenantId)) {
            events.tell(ConnectionListener::tenantSelected, selected);
        }
        return selected;
    }

    private static boolean isAway(Stored stored, String tenantId) {
        boolean refuses = stored.record().tenantRefused()
                && stored.record().tenantId().filter(tenantId::equals).isPresent();
        return refuses || isGone(stored, tenantId);
    }

    private static boolean isGone(Stored stored, String tenantId) {
        return stored.record().tenantGone()
                && stored.record().tenantId().filter(tenantId::equals).isPresent();
    }

    private static Optional<KnownTenant> find(Stored stored, String tenantId) {
        return stored.record().tenants().stream()
                .filter(known -> known.tenant().tenantId().equals(tenantId))
                .findFirst();
    }
}
