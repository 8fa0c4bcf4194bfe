package io.xeroconnect.wizard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * Serves the pages from the JDK's HTTP server, in a context that covers them: {@code createContext("/xero", handler)}.
 *
 * <p>That server's own log shows whole request lines at level FINE, and with them the code of a callback: leave the logger
 * {@code com.sun.net.httpserver} above it, which it is by default. On JDK 17 each answer waits 40 ms
 * for an acknowledgement, unless the JVM was started with {@code -Dsun.net.httpserver.nodelay=true}.
 */
public final class JdkHttpHandler implements HttpHandler {
    private final SetupPages pages;

    /** Creates the adapter. */
    public JdkHttpHandler(SetupPages pages) {
        this.pages = pages;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            PageRequest request = PageRequest.of(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            String query = exchange.getRequestURI().getRawQuery();
            request = request.withQuery(query == null ? "" : query).withOriginal(exchange);
            for (String name : exchange.getRequestHeaders().keySet()) {
                request = request.withHeader(
                        name, String.join("; ", exchange.getRequestHeaders().get(name)));
            }
            PageResponse response = pages.handle(request.withBody(exchange.getRequestBody()));
            exchange.getResponseHeaders().putAll(response.headers());
            byte[] body = response.body();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
