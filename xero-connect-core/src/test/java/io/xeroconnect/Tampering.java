package io.xeroconnect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Stands between a manager and the sandbox's identity server, and changes the answers on their way. */
final class Tampering implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI xero;
    private volatile UnaryOperator<String> tokens = UnaryOperator.identity();
    private volatile UnaryOperator<String> keys = UnaryOperator.identity();
    private volatile UnaryOperator<String> connections = UnaryOperator.identity();

    Tampering(URI xero) {
        this.xero = xero;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/connect/token", exchange -> answer(exchange, tokens));
        server.createContext("/.well-known/", exchange -> answer(exchange, keys));
        server.createContext("/connections", exchange -> answer(exchange, connections));
        server.setExecutor(threads);
        server.start();
    }

    /** Changes the successful answers of the token endpoint. */
    void tokens(UnaryOperator<String> change) {
        tokens = change;
    }

    /** Changes the key set. */
    void keys(UnaryOperator<String> change) {
        keys = change;
    }

    /** Changes the list of connections. */
    void connections(UnaryOperator<String> change) {
        connections = change;
    }

    XeroEndpoints endpoints() {
        XeroEndpoints real = XeroEndpoints.at(xero);
        return XeroEndpoints.builder()
                .authorization(real.authorization())
                .token(here(real.token()))
                .revocation(real.revocation())
                .keys(here(real.keys()))
                .connections(here(real.connections()))
                .api(real.api())
                .issuer(real.issuer())
                .build();
    }

    private URI here(URI there) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + there.getPath());
    }

    private void answer(HttpExchange exchange, UnaryOperator<String> change) throws IOException {
        try (exchange) {
            HttpResponse<String> reply = HTTP.send(forward(exchange), BodyHandlers.ofString());
            String body = reply.statusCode() == 200 ? change.apply(reply.body()) : reply.body();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.statusCode(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forward(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder copy = HttpRequest.newBuilder(xero.resolve(asked.getRawPath()));
        for (String name : List.of("Authorization", "Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                copy.header(name, value);
            }
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        return copy.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
