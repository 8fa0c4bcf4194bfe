package io.xeroconnect.examples.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.xeroconnect.wizard.PageRequest;
import io.xeroconnect.wizard.Visitor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The product's own page: who signs in. A real one has passwords; here a cookie names the customer. */
final class FieldService implements HttpHandler {
    private static final String COOKIE = "customer";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Clipboard Field Service</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body { overflow-wrap: anywhere }</style></head>
            <body><main><h1>Clipboard Field Service</h1>
            <p>An example. Whoever you sign in as, Settings leads to the set-up of Xero.</p>
            %s
            </main></body></html>
            """;
    private static final String CUSTOMER = """
            <h2>%1$s</h2><p>%2$s</p>
            <p><a href="/sign-in?as=%3$s">Sign in as %1$s and open Settings</a></p>
            """;

    private final Map<String, Customer> customers = new LinkedHashMap<>();

    /** Somebody who uses the product. */
    private record Customer(Visitor visitor, String note) {
        /** Without the note, in which a secret of the sandbox stands. */
        @Override
        public String toString() {
            return visitor.toString();
        }
    }

    /** Adds a customer, with what the reader of the example has to know. The id is one word, and so trusted here. */
    void add(String id, Visitor visitor, String note) {
        customers.put(id, new Customer(visitor, note));
    }

    /** Returns who is signed in, for the set-up pages. */
    Optional<Visitor> visitor(PageRequest request) {
        return request.cookie(COOKIE).map(customers::get).map(Customer::visitor);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            String customer = query.replaceFirst("^as=", "");
            if (exchange.getRequestURI().getPath().equals("/sign-in") && customers.containsKey(customer)) {
                exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "=" + customer + "; Path=/; HttpOnly");
                exchange.getResponseHeaders().set("Location", "/xero");
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            byte[] page = page().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private String page() {
        StringBuilder all = new StringBuilder();
        customers.forEach((id, customer) ->
                all.append(CUSTOMER.formatted(customer.visitor().name(), customer.note(), id)));
        return PAGE.formatted(all);
    }
}
