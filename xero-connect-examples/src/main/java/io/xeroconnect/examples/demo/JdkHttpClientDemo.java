package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.JdkHttpClient;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** A machine whose clock has stopped takes an expired token for a fresh one. */
public final class JdkHttpClientDemo {
    private JdkHttpClientDemo() {}

    /** Shows it. */
    public static void run(PrintStream out) throws Exception {
        try (RecipeShop shop = new RecipeShop();
                ConnectionManager xero = shop.buildWithOwnClock(ConnectionManager.builder(new InMemoryTokenStore()))) {
            shop.connect(xero, xero);
            JdkHttpClient recipe = new JdkHttpClient(xero, HttpClient.newHttpClient());
            HttpRequest request = HttpRequest.newBuilder(shop.endpoints().api().resolve("Organisation"))
                    .header("Accept", "application/json")
                    .build();
            out.println("A call: "
                    + RecipeShop.name(recipe.send(RecipeShop.KEY, request).body()));
            shop.letTokensExpire();
            out.println("The token expired, and this machine does not know: "
                    + RecipeShop.name(recipe.send(RecipeShop.KEY, request).body()));
            out.println("Xero saw " + shop.statuses(Endpoint.ORGANISATION) + ", and " + shop.refreshes() + " refresh");
        }
    }
}
