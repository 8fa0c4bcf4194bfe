package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.examples.recipes.UpgradeScopes;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;

/** Shows {@link UpgradeScopes} with two shops, a month before Xero retires broad scopes. */
public final class UpgradeScopesMain {
    private static final ConnectionKey CORNER = ConnectionKey.of("corner");
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    private final TokenStore store = new InMemoryTokenStore();
    private final XeroSandbox xero;

    private UpgradeScopesMain(XeroSandbox xero) {
        this.xero = xero;
    }

    /** Runs the example. */
    public static void main(String... args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        Instant august = Instant.parse("2027-08-14T00:00:00Z");
        try (XeroSandbox xero = XeroSandbox.builder().startAt(august).start()) {
            new UpgradeScopesMain(xero).upgrade(out);
        }
    }

    private void upgrade(PrintStream out) {
        SandboxUser ann = xero.addUser("ann@shop.example");
        try (ConnectionManager former = settings()
                .scopes(Scope.OPENID, Scope.of("accounting.settings.read"), BroadScope.TRANSACTIONS.scope())
                .build()) {
            connect(former, ann, "corner");
            connect(former, xero.addUser("bob@shop.example"), "harbour");
        }
        UpgradeScopes recipe = new UpgradeScopes(line -> out.println("Warning: " + line));
        try (ConnectionManager product = recipe.release(settings()).build()) {
            product.keepAlive();
            out.println(UpgradeScopes.report(product, xero.clock()));
            out.println("The page of corner: " + banner(product));
            out.println("The owner of corner presses Connect.");
            consent(product, ann, CORNER);
            out.println("The page of corner: " + banner(product));
            out.println(UpgradeScopes.report(product, xero.clock()));
        }
    }

    private static String banner(ConnectionManager product) {
        return product.findConnection(CORNER).flatMap(UpgradeScopes::banner).orElse("nothing to do");
    }

    private ConnectionManagerBuilder settings() {
        return ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock());
    }

    private void connect(ConnectionManager product, SandboxUser owner, String shop) {
        xero.addOrganisation("The " + shop + " shop", owner);
        SandboxApp app = xero.addWebApp("Till of " + shop, CALLBACK);
        app.allowScopes("accounting.transactions"); // as an app that was registered before March 2026
        ConnectionKey key = ConnectionKey.of(shop);
        product.useApp(key, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
        consent(product, owner, key);
    }

    private static void consent(ConnectionManager product, SandboxUser owner, ConnectionKey key) {
        AuthorizationRequest request = product.beginAuthorization(key);
        URI callback = owner.allow(request.uri());
        product.completeAuthorization(
                callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
    }
}
