package io.xeroconnect.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to the token endpoint, to the letter. */
final class WireTest {
    private static final ConnectionKey KEY = ConnectionKey.of("back-office");
    private static final String ID = "0123456789ABCDEF0123456789ABCDEF";
    private static final String SECRET = "a-secret_with.all~kinds+of/signs=";

    /** As RFC 6749 §2.3.1 wants it inside of HTTP Basic. */
    private static final String ENCODED = "a-secret_with.all%7Ekinds%2Bof%2Fsigns%3D";

    private record Sent(String method, Map<String, List<String>> headers, String body) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile String retryAfter = "";

    WireTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/connect/token", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCustomConnectionSendsBasicAndAFormAndAsksForJson() {
        try (ConnectionManager manager = manager()) {
            manager.authorize(KEY, XeroApp.customConnection(ID, SECRET));
            Sent request = sent.get(0);
            assertThat(sent).hasSize(1);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.body()).isEqualTo("grant_type=client_credentials");
            String pair = Base64.getEncoder().encodeToString((ID + ":" + ENCODED).getBytes(UTF_8));
            assertThat(request.headers())
                    .containsEntry("authorization", List.of("Basic " + pair))
                    .containsEntry("accept", List.of("application/json"))
                    .containsEntry("connection", List.of("close"));
            assertThat(request.headers().get("content-type").get(0)).startsWith("application/x-www-form-urlencoded");
            assertThat(request.headers().get("user-agent")).hasSize(1);
            assertThat(request.headers().get("user-agent").get(0)).matches("xero-connect/[0-9.]+");
            assertThat(request.headers().keySet())
                    .containsOnly(
                            "accept",
                            "accept-encoding",
                            "authorization",
                            "connection",
                            "content-length",
                            "content-type",
                            "host",
                            "user-agent");
        }
    }

    @Test
    void anOverlongRetryAfterOfAServerErrorStaysInsideTheGracePeriod() {
        retryAfter = "86400";
        try (ConnectionManager manager = manager()) {
            TemporarilyUnavailableException failed = catchThrowableOfType(
                    TemporarilyUnavailableException.class,
                    () -> manager.authorize(KEY, XeroApp.customConnection(ID, SECRET)));
            assertThat(failed.reason()).isEqualTo(TemporarilyUnavailableException.Reason.SERVER_ERROR);
            assertThat(failed.retryAfter()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(20));
            assertThat(failed.correlationId()).isEqualTo("c0ffee");
            assertThat(failed).hasMessageContaining("c0ffee");
        }
    }

    @Test
    void aPkceAppNamesItselfInTheFormAndSendsNoAuthorization() {
        try (Till till = Till.connected()) {
            SandboxApp pkce = till.xero.addPkceApp("Tablet", Till.CALLBACK);
            till.manager.useApp(KEY, XeroApp.pkce(pkce.clientId(), Till.CALLBACK));
            till.consent(till.manager, KEY, till.organisation);
            till.expire();
            till.manager.accessToken(KEY);
            List<SandboxRequest> requests = tokenRequests(till);
            assertThat(requests).hasSize(2).allSatisfy(request -> {
                assertThat(request.authorizationScheme()).isEmpty();
                assertThat(request.form())
                        .containsEntry("client_id", pkce.clientId())
                        .doesNotContainKey("client_secret");
            });
            assertThat(requests.get(1).form()).containsOnlyKeys("grant_type", "refresh_token", "client_id");
        }
    }

    @Test
    void aWebAppProvesItselfByBasicAndSendsNeitherIdNorSecretInTheForm() {
        try (Till till = Till.connected()) {
            till.expire();
            till.token();
            SandboxRequest request = tokenRequests(till).get(0);
            assertThat(request.authorizationScheme()).isEqualTo("Basic");
            assertThat(request.clientId()).isEqualTo(till.app.clientId());
            assertThat(request.form()).containsOnlyKeys("grant_type", "refresh_token");
        }
    }

    @Test
    void scopesAreSeparatedByPercentTwenty() {
        try (Till till = Till.connected()) {
            String query = till.manager.beginAuthorization(Till.KEY).uri().getRawQuery();
            assertThat(query).containsPattern("scope=[a-z._%:]+%20offline_access");
            assertThat(query).doesNotContain("+");
        }
    }

    private static List<SandboxRequest> tokenRequests(Till till) {
        return till.xero.requests().stream()
                .filter(request -> request.endpoint() == Endpoint.TOKEN)
                .toList();
    }

    private ConnectionManager manager() {
        URI base = URI.create("http://localhost:" + server.getAddress().getPort());
        return ConnectionManager.builder(new InMemoryTokenStore())
                .endpoints(XeroEndpoints.at(base))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        sent.add(new Sent(
                exchange.getRequestMethod(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        boolean fails = !retryAfter.isEmpty();
        byte[] body = "{\"access_token\":\"a\",\"expires_in\":1800,\"token_type\":\"Bearer\"}".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Xero-Correlation-Id", "c0ffee");
        if (fails) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
