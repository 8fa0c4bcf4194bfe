package io.xeroconnect.refresh;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.TestTimings;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A shop that is connected to the sandbox, on a store that does what it is told. */
final class Till implements AutoCloseable {
    static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    /** After this much time a new token is STALE, whatever its jitter. */
    static final Duration TO_STALE = Duration.ofMinutes(26);

    /** After this much time a new token is EXPIRED. */
    static final Duration TO_EXPIRED = Duration.ofMinutes(30);

    /** A little more than the lease of production. */
    static final Duration LEASE = Duration.ofSeconds(121);

    final XeroSandbox xero;
    final CommandedStore store = new CommandedStore();
    final Heard heard = new Heard();
    final SandboxUser owner;
    final SandboxOrganisation organisation;
    final SandboxApp app;
    final ConnectionManager manager;
    private final Timings timings;

    private Till(XeroSandbox xero, Timings timings) {
        this.xero = xero;
        this.timings = timings.withTenantCheck(Duration.ZERO); // it refreshes too, and these tests count
        owner = xero.addUser("owner@shop.example");
        organisation = xero.addOrganisation("Corner Shop", owner);
        app = xero.addWebApp("Till", CALLBACK);
        manager = node().build();
    }

    /** Returns a shop that has just been connected, on production's timings. */
    static Till connected() {
        return connected(Timings.DEFAULT);
    }

    static Till connected(Timings timings) {
        Till till = new Till(XeroSandbox.start(), timings);
        till.connect(KEY);
        till.heard.clear();
        till.xero.resetRequests();
        return till;
    }

    /** Returns another node on the same store. */
    ConnectionManagerBuilder node() {
        ConnectionManagerBuilder builder = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .keepAlive(Duration.ZERO)
                .listener(heard);
        return TestTimings.set(builder, timings);
    }

    XeroConnection connect(ConnectionKey key) {
        manager.useApp(key, xeroApp());
        return consent(manager, key, organisation);
    }

    XeroConnection consent(ConnectionManager on, ConnectionKey key, SandboxOrganisation... chosen) {
        AuthorizationRequest request = on.beginAuthorization(key);
        URI callback = owner.allow(request.uri(), chosen);
        String cookie = request.bindingCookie().split(";", 2)[0];
        return on.completeAuthorization(callback.getRawQuery(), cookie);
    }

    XeroApp xeroApp() {
        return XeroApp.web(app.clientId(), app.secret(), CALLBACK);
    }

    AccessToken token() {
        return manager.accessToken(KEY);
    }

    void goStale() {
        xero.advance(TO_STALE);
    }

    void expire() {
        xero.advance(TO_EXPIRED);
    }

    void failNext(Fault fault) {
        xero.faults().next(Endpoint.TOKEN, fault);
    }

    /** Returns how many refreshes were posted since the connection was made. */
    long posts() {
        return xero.count(Endpoint.TOKEN, Till::isRefresh);
    }

    private static boolean isRefresh(SandboxRequest request) {
        return "refresh_token".equals(request.form().get("grant_type"));
    }

    /** Returns the fingerprints of the refresh tokens that were posted, in order. */
    List<String> spent() {
        return xero.requests().stream()
                .filter(Till::isRefresh)
                .map(request -> request.form().getOrDefault("refresh_token", ""))
                .toList();
    }

    ConnectionRecord record() {
        return store.record(KEY);
    }

    TokenSet tokens() {
        return record().tokens().orElseThrow();
    }

    boolean isLeased() {
        return record().lease().isPresent();
    }

    @Override
    public void close() {
        xero.close();
        manager.close();
    }
}
