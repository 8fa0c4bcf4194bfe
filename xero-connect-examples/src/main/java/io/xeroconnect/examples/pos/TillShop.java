package io.xeroconnect.examples.pos;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.FileTokenStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A shop with its books in a Xero on this machine, whose owner and clock do as they are told. */
final class TillShop implements AutoCloseable {
    static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    /** What the till writes, and the settings to test the connection by. */
    static final Capability[] CAPABILITIES = {
        Capability.SETTINGS_READ,
        Capability.INVOICES,
        Capability.PAYMENTS,
        Capability.BANK_TRANSACTIONS,
        Capability.MANUAL_JOURNALS
    };

    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    final XeroSandbox sandbox;
    final SandboxOrganisation organisation;
    final TillXero xero;
    final ConnectionManager manager;

    private final SandboxUser owner;
    private final SandboxApp app;

    /** Starts Xero at this moment, and the till with its tokens in this folder. Nothing is connected yet. */
    TillShop(Path tokens, Instant start) {
        sandbox = XeroSandbox.builder().startAt(start).start();
        owner = sandbox.addUser("owner@shop.example");
        organisation = sandbox.addOrganisation("Harbour Kiosk", owner);
        app = sandbox.addWebApp("Our till", CALLBACK);
        XeroEndpoints endpoints = XeroEndpoints.at(sandbox.baseUri());
        manager = ConnectionManager.builder(new FileTokenStore(tokens))
                .app(XeroApp.web(app.clientId(), app.secret(), CALLBACK))
                .endpoints(endpoints)
                .clock(sandbox.clock())
                .keepAlive(Duration.ZERO)
                .capabilities(CAPABILITIES)
                .build();
        xero = new TillXero(manager, endpoints, KEY, moments());
    }

    /** Returns the sandbox's time, which passes at once. */
    Moments moments() {
        return new Moments() {
            @Override
            public Instant now() {
                return sandbox.clock().instant();
            }

            @Override
            public void pause(Duration time) {
                sandbox.advance(time);
            }
        };
    }

    /** The owner presses Connect and allows access. */
    void connect() {
        AuthorizationRequest request = manager.beginAuthorization(KEY);
        URI callback = owner.allow(request.uri(), organisation);
        manager.completeAuthorization(
                callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
    }

    /** The owner ends the connection inside Xero, perhaps without knowing what it is for. */
    void disconnectInsideXero() {
        owner.disconnect(app, organisation);
    }

    /** Time passes until this moment, if it is not past. */
    void advanceTo(Instant moment) {
        Duration left = Duration.between(sandbox.clock().instant(), moment);
        if (!left.isNegative()) {
            sandbox.advance(left);
        }
    }

    @Override
    public void close() {
        manager.close();
        sandbox.close();
    }
}
