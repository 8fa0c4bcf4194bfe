package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.InputStreamContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.sandbox.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the initializer for Google's HTTP client sends, repeats and leaves to the caller. */
final class RequestInitializerTest {
    private static final String EXPIRED = "{\"Detail\":\"TokenExpired: token expired at 04/09/2023 05:16:59\"}";
    private static final String SCOPE = "{\"Detail\":\"AuthorizationUnsuccessful\"}";

    private final Shop shop = new Shop();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Answer> answers = new ArrayDeque<>();
    private HttpServer api = start();

    record Received(String authorization, String tenant, String body) {}

    record Answer(int status, String body, Map<String, String> headers) {
        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }

        Answer with(String header, String value) {
            return new Answer(status, body, Map.of(header, value));
        }

        byte[] bytes() throws IOException {
            return headers.containsKey("Content-Encoding") ? zip(body) : body.getBytes(UTF_8);
        }
    }

    private HttpServer start() {
        try {
            api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            api.createContext("/", this::answer);
            api.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("xero-tenant-id")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Answer answer = answers.isEmpty() ? Answer.of(200, "done") : answers.remove();
            byte[] body = answer.bytes();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @BeforeEach
    void connect() {
        shop.connect();
        shop.xero.resetRequests();
    }

    @AfterEach
    void close() {
        api.stop(0);
        shop.close();
    }

    private HttpRequest get(HttpRequestInitializer initializer) throws IOException {
        return new NetHttpTransport()
                .createRequestFactory(initializer)
                .buildGetRequest(
                        new GenericUrl("http://127.0.0.1:" + api.getAddress().getPort() + "/any"));
    }

    private HttpRequest get() throws IOException {
        return get(shop.manager.requestInitializer(Shop.KEY));
    }

    private HttpRequest post(HttpContent content) throws IOException {
        return get().setRequestMethod("POST").setContent(content);
    }

    private long refreshes() {
        return shop.xero.count(Endpoint.TOKEN);
    }

    @Test
    void requestCarriesTokenAndTenant() throws IOException {
        assertThat(get().execute().parseAsString()).isEqualTo("done");
        assertThat(get(shop.manager.requestInitializer(Shop.KEY, "another"))
                        .execute()
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(received)
                .extracting(Received::authorization)
                .containsOnly(shop.manager.accessToken(Shop.KEY).authorizationHeader());
        assertThat(received)
                .extracting(Received::tenant)
                .containsExactly(shop.organisation.tenantId().toString(), "another");
    }

    @Test
    void postIsRepeatedIntactWithAnotherToken() throws IOException {
        answers.add(Answer.of(401, EXPIRED));
        assertThat(post(ByteArrayContent.fromString("text/plain", "invoice 1"))
                        .execute()
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(received).extracting(Received::body).containsExactly("invoice 1", "invoice 1");
        assertThat(received).extracting(Received::authorization).doesNotHaveDuplicates();
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void secondFailureReachesTheCaller() {
        answers.addAll(List.of(Answer.of(401, EXPIRED), Answer.of(401, EXPIRED), Answer.of(401, EXPIRED)));
        HttpResponseException refused = catchThrowableOfType(HttpResponseException.class, () -> get().execute());
        assertThat(refused.getContent()).isEqualTo(EXPIRED);
        assertThat(received).hasSize(2);
        assertThat(refreshes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void callerReadsTheWholeErrorBodyHoweverLong(String encoding) throws IOException {
        String body = SCOPE + "x".repeat(200_000);
        for (int status : new int[] {401, 403}) {
            Answer answer = Answer.of(status, body);
            answers.add(encoding.equals("gzip") ? answer.with("Content-Encoding", "gzip") : answer);
        }
        for (int status : new int[] {401, 403}) {
            HttpResponse response = get().setThrowExceptionOnExecuteError(false).execute();
            assertThat(response.getStatusCode()).isEqualTo(status);
            assertThat(response.parseAsString()).isEqualTo(body);
        }
        assertThat(refreshes()).isZero();
    }

    @Test
    void errorWithoutABodyReachesTheCallerToo() {
        answers.addAll(List.of(Answer.of(401, ""), Answer.of(401, "")));
        assertThat(catchThrowable(() -> get().execute())).isInstanceOf(HttpResponseException.class);
        assertThat(received).hasSize(2);
    }

    @Test
    void postWithoutTheScopeIsNeverRefreshedAlthoughTheJdkHidesItsBody() {
        answers.add(Answer.of(401, SCOPE).with("WWW-Authenticate", "insufficient_scope"));
        assertThat(catchThrowable(() -> post(ByteArrayContent.fromString("text/plain", "invoice 1"))
                        .execute()))
                .isInstanceOf(HttpResponseException.class);
        assertThat(received).hasSize(1);
        assertThat(refreshes()).isZero();
    }

    @Test
    void shortRateLimitIsWaitedForOnce() throws IOException {
        answers.add(Answer.of(429, "slow down").with("Retry-After", "1"));
        assertThat(get().execute().parseAsString()).isEqualTo("done");
        assertThat(received).hasSize(2);
    }

    @Test
    void rateLimitIsNotWaitedForWhereTheRequestCannotBeRepeated() throws IOException {
        answers.add(Answer.of(429, "slow down").with("Retry-After", "20"));
        HttpRequest once = post(new InputStreamContent("text/plain", new ByteArrayInputStream(new byte[] {1})));
        long start = System.nanoTime();
        assertThat(catchThrowable(once::execute)).isInstanceOf(HttpResponseException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void requestThatCannotBeRepeatedStillGetsTheNextOneAFreshToken() throws IOException {
        answers.add(Answer.of(401, EXPIRED));
        HttpRequest once = post(new InputStreamContent("text/plain", new ByteArrayInputStream(new byte[] {1})));
        assertThat(catchThrowable(once::execute)).isInstanceOf(HttpResponseException.class);
        assertThat(get().execute().getStatusCode()).isEqualTo(200);
        assertThat(received).hasSize(2).extracting(Received::authorization).doesNotHaveDuplicates();
    }

    @Test
    void disconnectionIsNoticedEvenByTheRepetition() {
        shop.owner.disconnect(shop.app, shop.organisation);
        answers.addAll(List.of(Answer.of(401, EXPIRED), Answer.of(403, "{}")));
        assertThat(catchThrowable(() -> get().execute())).isInstanceOf(HttpResponseException.class);
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().status())
                .isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
        assertThat(catchThrowable(() -> get().execute())).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(received).hasSize(2);
    }
}
