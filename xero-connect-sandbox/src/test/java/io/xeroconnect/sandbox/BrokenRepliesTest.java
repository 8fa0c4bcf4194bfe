package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults that show only on the wire, or in what a token says. */
@ExtendWith(XeroSandboxExtension.class)
class BrokenRepliesTest {
    private static final String KEYS = "/.well-known/openid-configuration/jwks";

    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void halfReplyEndsBeforeItsPromisedLength() throws IOException {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.HALF_REPLY);
        String[] parts = raw(first, 1).split("\r\n\r\n", 2);
        int promised = Integer.parseInt(parts[0].replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(parts[0]).startsWith("HTTP/1.1 200");
        assertThat(parts[1]).startsWith("{").hasSize(promised / 2);
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(first.refresh())).isFalse();
    }

    @Test
    void drippingReplyOutlastsEveryReadTimeout() throws IOException {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.slowDrip(Duration.ofSeconds(3)));
        long start = System.nanoTime();
        HttpURLConnection connection = post(first, 2_000);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        String body = new String(connection.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(since(start)).isGreaterThan(Duration.ofMillis(2_500));
        assertThat(Json.read(body)).containsKey("refresh_token");
    }

    @Test
    void closedConnectionWasNotProcessed() throws IOException {
        Tokens first = shop.connect();
        sandbox.resetRequests();
        sandbox.faults().next(Endpoint.TOKEN, Fault.status(500, "text/plain", "warm"));
        sandbox.faults().next(Endpoint.TOKEN, Fault.CLOSED_BEFORE);
        assertThat(raw(first, 2)).startsWith("HTTP/1.1 500").endsWith("warm");
        assertThat(sandbox.count(Endpoint.TOKEN)).isEqualTo(2);
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
    }

    @Test
    void clientOfTheJdkSendsAgainOnAClosedConnection() throws IOException {
        Tokens first = shop.connect();
        assertThat(post(first, 10_000).getInputStream().readAllBytes()).isNotEmpty();
        sandbox.resetRequests();
        sandbox.faults().next(Endpoint.TOKEN, Fault.CLOSED_BEFORE);
        assertThat(post(first, 10_000).getResponseCode()).isEqualTo(200);
        assertThat(sandbox.requests()).extracting(SandboxRequest::status).containsExactly(0, 200);
    }

    @Test
    void idTokenCanNameAKeyThatIsNotInTheSet() {
        sandbox.faults().next(Endpoint.TOKEN, Fault.WRONG_KID);
        Tokens tokens = shop.connect();
        assertThat(kid(tokens.id())).matches("[0-9A-F]{40}").isNotEqualTo(publishedKid());
        assertThat(kid(tokens.access())).isEqualTo(publishedKid());
        assertThat(Tokens.claims(tokens.id())).containsEntry("aud", shop.app().clientId());
        assertThat(kid(Tokens.of(client.refresh(shop.app(), tokens.refresh())).id()))
                .isEqualTo(publishedKid());
    }

    @Test
    void keySetCanLackTheKeyOfTheToken() {
        Tokens tokens = shop.connect();
        sandbox.faults().next(Endpoint.KEYS, Fault.WRONG_KID);
        assertThat(publishedKid()).isNotEqualTo(kid(tokens.id()));
        assertThat(publishedKid()).isEqualTo(kid(tokens.id()));
    }

    @Test
    void wrongKidLeavesOtherRepliesAlone() {
        sandbox.faults().next(Endpoint.OTHER, Fault.WRONG_KID);
        assertThat(client.get("/nowhere").body()).isEqualTo("Not found");
    }

    @Test
    void dateFollowsTheSandboxsClock() {
        sandbox.advance(Duration.ofDays(3));
        assertThat(date(client.get(KEYS)))
                .isBetween(
                        sandbox.clock().instant().minusSeconds(60),
                        sandbox.clock().instant());
    }

    @Test
    void wrongClockShowsInDateAndTokens() {
        for (Duration ahead : List.of(Duration.ofMinutes(10), Duration.ofMinutes(-10))) {
            String code = client.code(shop.app(), shop.user());
            sandbox.faults().next(Endpoint.TOKEN, Fault.clockSkew(ahead));
            HttpResponse<String> response = client.exchange(shop.app(), code);
            Instant shown = sandbox.clock().instant().plus(ahead);
            assertThat(date(response)).isBetween(shown.minusSeconds(60), shown);
            assertThat(time(Tokens.of(response).id(), "iat")).isBetween(shown.minusSeconds(60), shown);
            assertThat(time(Tokens.of(response).access(), "exp"))
                    .isBetween(shown.plusSeconds(1_740), shown.plusSeconds(1_800));
            assertThat(TestClient.json(response)).containsEntry("expires_in", 1_800);
        }
    }

    @Test
    void serverJudgesAccessTokensByItsOwnWrongClock() {
        Tokens tokens = shop.connect();
        sandbox.faults().next(Endpoint.CONNECTIONS, Fault.clockSkew(Duration.ofMinutes(31)));
        assertThat(client.connections(tokens.access()).body()).contains("TokenExpired");
        assertThat(client.connections(tokens.access()).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongClockLeavesRefreshTokensAlone() {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.clockSkew(Duration.ofDays(-90)));
        Tokens second = Tokens.of(client.refresh(shop.app(), first.refresh()));
        sandbox.advance(Duration.ofMinutes(29));
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
        assertThat(sandbox.isAlive(second.refresh())).isTrue();
    }

    @Test
    void oneOfSeveralRequestsFailsByChance() {
        sandbox.faults().often(Endpoint.KEYS, Fault.HTML_503, 0.5, 7);
        List<Integer> statuses = statuses(40);
        assertThat(statuses).contains(200, 503);
        assertThat(sandbox.faults().count(Fault.HTML_503))
                .isEqualTo(statuses.stream().filter(status -> status == 503).count());
        sandbox.faults().clear();
        assertThat(statuses(40)).containsOnly(200);
    }

    @Test
    void sameSeedStrikesTheSameRequests() {
        sandbox.faults().often(Endpoint.KEYS, Fault.HTML_503, 0.3, 42);
        List<Integer> first = statuses(40);
        sandbox.faults().clear();
        sandbox.faults().often(Endpoint.KEYS, Fault.HTML_503, 0.3, 42);
        assertThat(statuses(40)).isEqualTo(first);
    }

    @Test
    void plannedFaultGoesBeforeChance() {
        sandbox.faults().often(Endpoint.KEYS, Fault.HTML_503, 1, 1);
        sandbox.faults().next(Endpoint.KEYS, Fault.status(500, "text/plain", "planned"));
        assertThat(statuses(2)).containsExactly(500, 503);
    }

    @Test
    void probabilityIsFromNoughtToOne() {
        assertThatThrownBy(() -> sandbox.faults().often(Endpoint.KEYS, Fault.HTML_503, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A probability is from 0 to 1, not 2.0.");
    }

    private List<Integer> statuses(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(any -> client.get(KEYS).statusCode())
                .toList();
    }

    private String publishedKid() {
        Map<String, Object> set = TestClient.json(client.get(KEYS));
        return String.valueOf(set.get("keys")).replaceAll(".*kid=([^,]*),.*", "$1");
    }

    private static String kid(String jwt) {
        return String.valueOf(Tokens.header(jwt).get("kid"));
    }

    private static Instant time(String jwt, String claim) {
        return Instant.ofEpochSecond(
                Long.parseLong(String.valueOf(Tokens.claims(jwt).get(claim))));
    }

    private static Instant date(HttpResponse<String> response) {
        String header = response.headers().firstValue("Date").orElseThrow();
        return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Sends the refresh so many times on one connection and returns all that comes until it ends. */
    private String raw(Tokens tokens, int times) throws IOException {
        String form = TestClient.refreshForm(tokens.refresh()).encode();
        String[] basic = TestClient.basic(shop.app().clientId(), shop.app().secret());
        String request = "POST /connect/token HTTP/1.1\r\nHost: localhost\r\n" + basic[0] + ": " + basic[1]
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\n\r\n" + form;
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.repeat(times).getBytes(ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    private HttpURLConnection post(Tokens tokens, int readTimeoutMillis) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) client.at("/connect/token").toURL().openConnection();
        Form form = TestClient.refreshForm(tokens.refresh());
        String[] basic = TestClient.basic(shop.app().clientId(), shop.app().secret());
        connection.setRequestProperty(basic[0], basic[1]);
        connection.setReadTimeout(readTimeoutMillis);
        connection.setDoOutput(true);
        connection.getOutputStream().write(form.encode().getBytes(ISO_8859_1));
        return connection;
    }
}
