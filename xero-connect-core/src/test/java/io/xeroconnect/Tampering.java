package io.xeroconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stands between a manager and the sandbox's identity server, and changes the answers on their way. */
final class Tampering implements AutoCloseable {
    private static final Set<String> PASSED_ON = Set.of("authorization", "content-type", "accept");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RawServer server = new RawServer(this::answer);
    private final URI xero;
    private volatile UnaryOperator<String> tokens = UnaryOperator.identity();
    private volatile UnaryOperator<String> keys = UnaryOperator.identity();
    private volatile UnaryOperator<String> connections = UnaryOperator.identity();

    Tampering(URI xero) {
        this.xero = xero;
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
        return server.uri().resolve(there.getPath());
    }

    private void answer(RawServer.Line line) throws IOException {
        String[] request = line.read().split("\r\n\r\n", 2);
        if (request.length < 2) {
            return;
        }
        String path = request[0].split(" ", 3)[1];
        HttpResponse<String> reply = forward(request[0], path, request[1]);
        String body = reply.statusCode() == 200 ? changeOf(path).apply(reply.body()) : reply.body();
        String bytes = new String(body.getBytes(UTF_8), ISO_8859_1);
        line.write(
                "HTTP/1.1 " + reply.statusCode() + " Answer\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: " + bytes.length() + "\r\n\r\n" + bytes);
    }

    private UnaryOperator<String> changeOf(String path) {
        if (path.startsWith("/.well-known/")) {
            return keys;
        }
        return path.startsWith("/connections") ? connections : tokens;
    }

    private HttpResponse<String> forward(String head, String path, String body) throws IOException {
        HttpRequest.Builder onward = HttpRequest.newBuilder(xero.resolve(path))
                .method(head.substring(0, head.indexOf(' ')), HttpRequest.BodyPublishers.ofString(body, ISO_8859_1));
        for (String line : head.split("\r\n")) {
            String[] header = line.split(": ", 2);
            if (PASSED_ON.contains(header[0].toLowerCase(Locale.ROOT))) {
                onward.header(header[0], header[1]);
            }
        }
        try {
            return client.send(onward.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
