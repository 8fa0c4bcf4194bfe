package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One shop with its own app, its owner and its organisation at the sandbox, and a manager that serves it. */
final class Shop implements AutoCloseable {
    static final URI CALLBACK = URI.create("https://pos.example/xero/callback");
    static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    final XeroSandbox xero;
    final SandboxUser owner;
    final SandboxOrganisation organisation;
    final SandboxApp app;
    final TokenStore store;
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    final ConnectionManager manager;

    Shop() {
        this(XeroSandbox.start(), new InMemoryTokenStore());
    }

    Shop(XeroSandbox xero, TokenStore store) {
        this.xero = xero;
        this.store = store;
        owner = xero.addUser("owner@shop.example");
        organisation = xero.addOrganisation("Corner Shop", owner);
        app = xero.addWebApp("Till", CALLBACK);
        manager = node().build();
    }

    /** Returns another node on the same store. */
    ConnectionManagerBuilder node() {
        return node(store);
    }

    /** Returns another node, which sees the store in this way. */
    ConnectionManagerBuilder node(TokenStore seen) {
        return ConnectionManager.builder(seen)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .capabilities(Capability.SETTINGS_READ, Capability.INVOICES)
                .clock(xero.clock())
                .keepAlive(Duration.ZERO)
                .listener(recorder());
    }

    XeroApp xeroApp() {
        return XeroApp.web(app.clientId(), app.secret(), CALLBACK);
    }

    /** Connects through the web legs, as the owner would. */
    XeroConnection connect() {
        manager.useApp(KEY, xeroApp());
        return consent(KEY, organisation);
    }

    XeroConnection consent(ConnectionKey key, SandboxOrganisation... chosen) {
        AuthorizationRequest request = manager.beginAuthorization(key);
        URI callback = owner.allow(request.uri(), chosen);
        return manager.completeAuthorization(callback.getRawQuery(), cookie(request));
    }

    /** Returns what a browser would send back of a Set-Cookie value. */
    static String cookie(AuthorizationRequest request) {
        return "theme=dark; " + request.bindingCookie().split(";", 2)[0];
    }

    /** Waits for events that are told after their cause has returned. */
    void awaitEvents(String... expected) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        synchronized (events) {
            while (events.size() < expected.length && System.nanoTime() < end) {
                events.wait(100);
            }
        }
        assertThat(events).containsExactly(expected);
    }

    private void note(String event) {
        synchronized (events) {
            events.add(event);
            events.notifyAll();
        }
    }

    private ConnectionListener recorder() {
        return new ConnectionListener() {
            @Override
            public void authorized(ConnectionEvent event) {
                note("authorized");
            }

            @Override
            public void refreshed(ConnectionEvent event) {
                note("refreshed");
            }

            @Override
            public void refreshFailed(ConnectionEvent event) {
                note("refreshFailed");
            }

            @Override
            public void reauthorizationRequired(ConnectionEvent event) {
                note("reauthorizationRequired");
            }

            @Override
            public void appRejected(ConnectionEvent event) {
                note("appRejected");
            }

            @Override
            public void tenantDisconnected(ConnectionEvent event) {
                note("tenantDisconnected");
            }

            @Override
            public void tenantSelected(ConnectionEvent event) {
                note("tenantSelected");
            }

            @Override
            public void disconnected(ConnectionEvent event) {
                note("disconnected");
            }
        };
    }

    @Override
    public void close() {
        manager.close();
        xero.close();
    }
}
