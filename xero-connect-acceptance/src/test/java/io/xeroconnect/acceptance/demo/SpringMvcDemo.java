package io.xeroconnect.acceptance.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.recipes.XeroController;
import io.xeroconnect.examples.demo.RecipeShop;
import io.xeroconnect.examples.demo.TemporaryFolder;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An owner presses Connect in a product that is made with Spring MVC. */
final class SpringMvcDemo {
    private final HttpClient browser = HttpClient.newHttpClient();

    private SpringMvcDemo() {}

    static void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder();
                SpringProduct product = new SpringProduct(folder.path());
                RecipeShop shop = new RecipeShop(product.address().resolve("/xero/callback"));
                ConnectionManager xero = shop.build(ConnectionManager.builder(new InMemoryTokenStore()))) {
            product.serve(new XeroController(xero), RecipeShop.KEY.value());
            new SpringMvcDemo().connect(product.address(), shop, out);
            out.println("A call: " + shop.reached(xero));
        }
    }

    private void connect(URI product, RecipeShop shop, PrintStream out) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(product.resolve("/xero/connect")).POST(BodyPublishers.noBody()));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        out.println("Connect: " + answer.statusCode() + " to Xero, with a cookie");
        URI callback = shop.owner.allow(
                URI.create(answer.headers().firstValue("Location").orElseThrow()));
        out.println("The callback in another browser: " + shown(send(HttpRequest.newBuilder(callback))));
        HttpRequest.Builder same = HttpRequest.newBuilder(callback).header("Cookie", cookie.split(";", 2)[0]);
        out.println("In the same: " + shown(send(same)));
        out.println("Loaded again: " + shown(send(same)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String shown(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body();
    }
}
