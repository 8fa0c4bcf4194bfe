package io.xeroconnect.acceptance.torture;

import io.xeroconnect.ScaledManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxBuilder;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sandbox with short lifetimes, and its shops: each has an app of its own, by which its requests are told apart. */
final class Town implements AutoCloseable {
    private static final URI CALLBACK = URI.create("http://localhost:8742/callback");

    private final XeroSandbox sandbox;
    private final SandboxUser owner;
    private final Map<String, String> clientIds = new HashMap<>();

    Town(TortureOptions options) {
        SandboxBuilder builder = XeroSandbox.builder()
                .accessTokenLifetime(ScaledManager.ACCESS_TOKEN)
                .gracePeriod(ScaledManager.GRACE_PERIOD)
                .idleLifetime(ScaledManager.IDLE_LIFETIME)
                .graceVariant(options.grace());
        this.sandbox = options.strict() ? builder.strict().start() : builder.start();
        this.owner = sandbox.addUser("owner@example.com");
        sandbox.addOrganisation("Corner Shop", owner);
    }

    XeroSandbox sandbox() {
        return sandbox;
    }

    /** Connects every shop by a consent of its owner. */
    void connect(List<ConnectionKey> shops, TokenKeeper keeper) throws IOException {
        for (ConnectionKey shop : shops) {
            SandboxApp app = sandbox.addWebApp(shop.value(), CALLBACK);
            clientIds.put(shop.value(), app.clientId());
            keeper.connect(shop, XeroApp.web(app.clientId(), app.secret(), CALLBACK), owner::allow);
        }
    }

    String clientId(String shop) {
        return clientIds.getOrDefault(shop, "");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
