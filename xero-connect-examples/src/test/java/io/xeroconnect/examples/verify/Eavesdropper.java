package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes requests on to a server, and remembers every secret that goes by in either direction. */
final class Eavesdropper implements AutoCloseable {
    private static final Pattern IN_ANSWERS = Pattern.compile("\"(?:access|refresh|id)_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern IN_FORMS =
            Pattern.compile("(?:^|&)(?:code|code_verifier|refresh_token|token|client_secret)=([^&]+)");
    private static final List<String> PASSED_ON = List.of("Authorization", "Accept", "Content-Type", "xero-tenant-id");

    private final Set<String> secrets = new ConcurrentSkipListSet<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI target;

    Eavesdropper(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    URI baseUri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    Set<String> secrets() {
        return secrets;
    }

    private void pass(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        listen(IN_FORMS, sent);
        exchange.getRequestHeaders()
                .getOrDefault("Authorization", List.of())
                .forEach(value -> secrets.add(value.split(" ", 2)[1]));
        HttpResponse<String> response = send(exchange, sent);
        listen(IN_ANSWERS, response.body());
        response.headers()
                .map()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        byte[] body = response.body().getBytes(UTF_8);
        exchange.getResponseHeaders().remove("Transfer-Encoding");
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpResponse<String> send(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
        PASSED_ON.forEach(name -> exchange.getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void listen(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            secrets.add(URLDecoder.decode(matcher.group(1), UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
