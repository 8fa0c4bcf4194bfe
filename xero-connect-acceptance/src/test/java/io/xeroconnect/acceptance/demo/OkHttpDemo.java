package io.xeroconnect.acceptance.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.recipes.XeroInterceptor;
import io.xeroconnect.examples.demo.RecipeShop;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.io.PrintStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A machine whose clock has stopped takes an expired token for a fresh one. */
final class OkHttpDemo {
    private OkHttpDemo() {}

    static void run(PrintStream out) throws Exception {
        try (RecipeShop shop = new RecipeShop();
                ConnectionManager xero = shop.buildWithOwnClock(ConnectionManager.builder(new InMemoryTokenStore()))) {
            OkHttpClient http = new OkHttpClient.Builder()
                    .addInterceptor(new XeroInterceptor(xero))
                    .build();
            Request untagged = new Request.Builder()
                    .url(shop.endpoints().api().resolve("Organisation").toString())
                    .header("Accept", "application/json")
                    .build();
            Request request = untagged.newBuilder()
                    .tag(ConnectionKey.class, RecipeShop.KEY)
                    .build();
            out.println("Before the consent: " + refusal(http, request));
            shop.connect(xero, xero);
            out.println("A call: " + name(http, request));
            shop.letTokensExpire();
            out.println("The token expired, and this machine does not know: " + name(http, request));
            out.println("Xero saw " + shop.statuses(Endpoint.ORGANISATION) + ", and " + shop.refreshes() + " refresh");
            out.println(
                    "Without a tag no token is sent: " + name(http, untagged).contains("AuthenticationUnsuccessful"));
            http.connectionPool().evictAll();
            http.dispatcher().executorService().shutdown();
        }
    }

    private static String name(OkHttpClient http, Request request) throws IOException {
        try (Response answer = http.newCall(request).execute()) {
            return RecipeShop.name(answer.body().string());
        }
    }

    private static String refusal(OkHttpClient http, Request request) {
        try {
            return name(http, request);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
