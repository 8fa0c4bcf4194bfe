package io.xeroconnect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stands between a manager and the sandbox's identity server, and changes the answers on their way. */
final class Tampering implements AutoCloseable {
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
            HttpURLConnection onward = forward(exchange);
            int status = onward.getResponseCode();
            byte[] reply = read(status < 400 ? onward.getInputStream() : onward.getErrorStream());
            byte[] bytes = status == 200
                    ? change.apply(new String(reply, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                    : reply;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static byte[] read(@Nullable InputStream body) throws IOException {
        return body == null ? new byte[0] : body.readAllBytes();
    }

    private HttpURLConnection forward(HttpExchange exchange) throws IOException {
        URI asked = xero.resolve(exchange.getRequestURI().getRawPath());
        HttpURLConnection onward = (HttpURLConnection) asked.toURL().openConnection();
        onward.setRequestMethod(exchange.getRequestMethod());
        // A connection that is kept may be closed by the other side just when it is used again.
        onward.setRequestProperty("Connection", "close");
        for (String name : List.of("Authorization", "Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                onward.setRequestProperty(name, value);
            }
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            onward.setDoOutput(true);
            onward.getOutputStream().write(body);
        }
        return onward;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
