package io.xeroconnect.internal;

import com.google.api.client.http.HttpTransport;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.app.AppProbe;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.app.SecretChange;
import io.xeroconnect.internal.app.UntriedSecret;
import io.xeroconnect.internal.authorization.Consents;
import io.xeroconnect.internal.call.Caller;
import io.xeroconnect.internal.diagnosis.ManagerSettings;
import io.xeroconnect.internal.diagnosis.SupportBundle;
import io.xeroconnect.internal.diagnosis.Tester;
import io.xeroconnect.internal.disconnect.Disconnector;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.event.Fingerprints;
import io.xeroconnect.internal.event.History;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.keepalive.ExpiryWarnings;
import io.xeroconnect.internal.keepalive.KeepAlive;
import io.xeroconnect.internal.keepalive.ScopeWarnings;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.setup.PreFlight;
import io.xeroconnect.internal.setup.SetupDesk;
import io.xeroconnect.internal.tenant.TenantSelection;
import io.xeroconnect.internal.tenant.TenantWatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.TokenStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** The parts of one manager, put together. */
public final class Parts {
    /** Both clocks. */
    public final Time time;
    /** The threads. */
    public final Workers workers;
    /** The store, seen as connections. */
    public final ConnectionRecords records;
    /** Derives the status. */
    public final StatusRule status;
    /** Tells the listeners. */
    public final Events events;
    /** Hands out tokens. */
    public final Refresher refresher;
    /** Consents. */
    public final Consents consents;
    /** The customers' own apps. */
    public final AppSettings apps;
    /** Asks about a secret before it is let go. */
    public final UntriedSecret untried;
    /** Replaces secrets. */
    public final SecretChange secrets;
    /** Guides through a set-up. */
    public final SetupDesk setup;
    /** Chooses tenants. */
    public final TenantSelection selection;
    /** Runs operations. */
    public final Caller caller;
    /** Ends connections. */
    public final Disconnector disconnector;

    /** Keeps unused connections alive. */
    public final KeepAlive keepAlive;

    /** Tests connections. */
    public final Tester tester;
    /** Packs what support needs. */
    public final SupportBundle bundle;

    /** Puts the parts together. */
    public Parts(
            TokenStore store,
            Optional<XeroApp> defaultApp,
            Optional<String> deployment,
            Set<Scope> scopes,
            XeroEndpoints endpoints,
            Timings timings,
            Clock clock,
            Optional<Executor> executor,
            HttpTransport transport,
            List<ConnectionListener> listeners) {
        time = Time.of(clock);
        workers = new Workers(executor);
        records = new ConnectionRecords(store, time, timings);
        status = new StatusRule(defaultApp, deployment, scopes, timings, time);
        Fingerprints fingerprints = new Fingerprints();
        History history = new History(fingerprints);
        events = new Events(listeners, status, history, time);
        XeroHttp http = new XeroHttp(transport, timings.exchange());
        TokenEndpoint tokens = new TokenEndpoint(http, transport, endpoints, time);
        ConnectionsApi api = new ConnectionsApi(http, endpoints, time);
        apps = new AppSettings(records, tokens, status, time);
        consents = new Consents(
                records, http, tokens, api, apps, status, endpoints, scopes, workers, events, time, timings);
        refresher = new Refresher(records, consents::finishQuietly, tokens, status, workers, events, time, timings);
        AppProbe probe = new AppProbe(tokens);
        untried = new UntriedSecret(apps, probe, refresher);
        secrets = new SecretChange(records, status, probe, apps, untried, refresher, events);
        setup = new SetupDesk(
                records,
                status,
                apps,
                untried,
                new PreFlight(http, consents, status),
                refresher,
                workers,
                timings.callerTimeout());
        TenantWatch watch = new TenantWatch(records, refresher, api, workers, events, time);
        selection = new TenantSelection(records, refresher, watch, workers, events);
        caller = new Caller(refresher, watch, time);
        disconnector = new Disconnector(records, refresher, consents, api, status, workers, events, time, timings);
        ExpiryWarnings warnings = new ExpiryWarnings(records, status, events, time);
        ScopeWarnings scopeWarnings = new ScopeWarnings(records, status, events, time);
        keepAlive = new KeepAlive(records, refresher, status, watch, warnings, scopeWarnings, workers, time, timings);
        tester = new Tester(
                store, records, status, apps, refresher, watch, tokens, http, endpoints, scopes, workers, time,
                timings);
        ManagerSettings settings = new ManagerSettings(
                endpoints,
                scopes,
                timings,
                deployment,
                store.getClass().getName(),
                transport.getClass().getName(),
                clock.getClass().getName());
        bundle = new SupportBundle(settings, records, status, history, fingerprints, workers);
    }

    /** Keeps a customer's own app. */
    public Stored useApp(ConnectionKey key, XeroApp app) {
        Optional<XeroApp> proven = untried.provenBefore(records.find(key), app);
        return apps.use(key, app, proven);
    }

    /** Erases a connection and the consents under way for it. */
    public boolean forget(ConnectionKey key) {
        consents.forget(pendingOf(key));
        records.delete(key);
        refresher.evict(key);
        return true;
    }

    /** Forgetting is the way out of a record that cannot be understood; its consents under way end by themselves. */
    private List<String> pendingOf(ConnectionKey key) {
        try {
            return records.find(key).record().pending();
        } catch (TokenStoreException e) {
            return switch (e.reason()) {
                case CORRUPT, KEY_MISSING, NOT_OPENED -> List.of();
                case UNREADABLE, UNWRITABLE, NEWER_FORMAT, SEALING_FAILED, CONTENTION -> throw e;
            };
        }
    }

    /** Ends the threads, and with them everybody's wait. */
    public void close() {
        workers.close();
        refresher.close();
    }
}
