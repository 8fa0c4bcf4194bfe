package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.acceptance.Child;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxBuilder;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A shop that is connected to the sandbox, and whose record several processes share. */
final class Shop implements AutoCloseable {
    static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    static final Duration PRODUCTION_LEASE = Duration.ofMinutes(2);
    static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    final XeroSandbox xero;
    final TokenStore store;
    private final String storage;
    private final SandboxUser owner;
    private final SandboxOrganisation organisation;
    private final SandboxApp app;

    private Shop(XeroSandbox xero, String storage, TokenStore store) {
        this.xero = xero;
        this.storage = storage;
        this.store = store;
        owner = xero.addUser("owner@shop.example");
        organisation = xero.addOrganisation("Corner Shop", owner);
        app = xero.addWebApp("Till", CALLBACK);
    }

    /** Returns a shop that has just been connected. */
    static Shop connected(SandboxBuilder xero, String storage) {
        Shop shop = new Shop(xero.start(), storage, Storage.open(storage));
        try (ConnectionManager node = shop.node().build()) {
            shop.connect(node, KEY);
        }
        shop.xero.resetRequests();
        return shop;
    }

    /** Returns a shop without a connection. */
    static Shop unconnected(SandboxBuilder xero, String storage) {
        return new Shop(xero.start(), storage, Storage.open(storage));
    }

    /** Returns a shop without a connection, on a store that only this process can open. */
    static Shop on(TokenStore store) {
        return new Shop(XeroSandbox.start(), "", store);
    }

    /** Returns a node in this process, on the sandbox's clock and without a sweep in the background. */
    ConnectionManagerBuilder node() {
        return node(store);
    }

    ConnectionManagerBuilder node(TokenStore on) {
        return ConnectionManager.builder(on)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .keepAlive(Duration.ZERO);
    }

    void connect(ConnectionManager node, ConnectionKey key) {
        node.useApp(key, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
        AuthorizationRequest request = node.beginAuthorization(key);
        URI callback = owner.allow(request.uri(), organisation);
        String cookie = request.bindingCookie().split(";", 2)[0];
        node.completeAuthorization(callback.getRawQuery(), cookie);
    }

    /** Starts to adopt, in a process of its own, what another program kept; it stands still at this moment. */
    Child adoptElsewhere(Moment moment) throws IOException {
        return Child.start(
                AdoptingNode.class,
                storage,
                xero.baseUri().toString(),
                moment.name(),
                app.clientId(),
                app.secret(),
                keptElsewhere(),
                organisation.tenantId().toString());
    }

    /** Connects another program, which stops then, and returns the refresh token that it kept. */
    private String keptElsewhere() {
        TokenStore others = new InMemoryTokenStore();
        try (ConnectionManager other = node(others).build()) {
            connect(other, KEY);
        }
        String kept = new String(others.find(KEY).orElseThrow().payload(), StandardCharsets.UTF_8);
        return kept.replaceAll("(?s).*\"refreshToken\":\"([^\"]+)\".*", "$1");
    }

    /** Starts a refresh in a process of its own, which stands still at this moment. */
    Child refreshElsewhere(Moment moment, Duration lease) throws IOException {
        return refreshElsewhere(moment, lease, xero.baseUri());
    }

    Child refreshElsewhere(Moment moment, Duration lease, URI base) throws IOException {
        return Child.start(DoomedNode.class, storage, base.toString(), moment.name(), lease.toString());
    }

    /** Starts a refresh in a process of its own and kills it at this moment. */
    void dieAt(Moment moment) throws IOException, InterruptedException {
        try (Child child = refreshElsewhere(moment, PRODUCTION_LEASE)) {
            child.awaitLine(DoomedNode.HALTED);
            child.kill();
        }
    }

    /** Returns the fingerprints of the refresh tokens that reached Xero, in order. */
    List<String> spent() {
        return xero.requests().stream()
                .filter(request -> request.endpoint() == Endpoint.TOKEN)
                .map(SandboxRequest::form)
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .map(form -> form.getOrDefault("refresh_token", ""))
                .toList();
    }

    /** Returns whether no refresh is unfinished and none is owed: then nothing is due within the hour. */
    boolean isAtRest() {
        return store.due(xero.clock().instant().plus(Duration.ofHours(1)), 10).stream()
                .noneMatch(record -> record.key().equals(KEY));
    }

    /** The connection lives on: not only inside the grace period, and it still knows its organisation. */
    void requireAlive(ConnectionManager node) {
        XeroConnection shown = node.findConnection(KEY).orElseThrow();
        assertThat(shown.status()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(shown.tenant()).isPresent();
        for (int i = 0; i < 2; i++) {
            assertThat(node.refresh(KEY).value()).isNotEmpty();
            xero.advance(Duration.ofMinutes(31));
        }
    }

    @Override
    public void close() {
        xero.close();
    }
}
