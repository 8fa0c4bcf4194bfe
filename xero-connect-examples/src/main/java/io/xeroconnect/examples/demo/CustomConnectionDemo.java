package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.CustomConnection;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.PrintStream;

/** An owner pastes an id and a secret, first a wrong one, and never sees a browser. */
public final class CustomConnectionDemo {
    private static final ConnectionKey KEY = RecipeShop.KEY;

    private CustomConnectionDemo() {}

    /** Shows it. */
    public static void run(PrintStream out) throws Exception {
        try (RecipeShop shop = new RecipeShop();
                ConnectionManager xero = shop.build(ConnectionManager.builder(new InMemoryTokenStore()))) {
            SandboxApp custom = shop.xero.addCustomConnection("Corner Shop's till", shop.organisation);
            CustomConnection recipe = new CustomConnection(xero);
            out.println("A blank in the secret: " + recipe.connect(KEY, custom.clientId(), custom.secret() + " x"));
            out.println("Another secret: " + recipe.connect(KEY, custom.clientId(), shop.registered.secret()));
            out.println("The right one: " + recipe.connect(KEY, custom.clientId(), custom.secret()));
            shop.letTokensExpire();
            out.println("Half an hour later: " + shop.reached(xero));
            out.println("Consents: " + shop.xero.count(Endpoint.AUTHORIZE));
        }
    }
}
