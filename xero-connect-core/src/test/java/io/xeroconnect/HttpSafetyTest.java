package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server, or something in its place, may do to a request that carries secrets. */
final class HttpSafetyTest {
    private static final ConnectionKey KEY = ConnectionKey.of("back-office");
    private static final XeroApp APP = XeroApp.customConnection("0123456789ABCDEF0123456789ABCDEF", "a-client-secret");
    private static final Duration FAR_BEYOND_THE_DEADLINE = Duration.ofSeconds(8);
    private static final int MEBIBYTE = 1 << 20;

    private static ConnectionManager manager(URI server) {
        ConnectionManagerBuilder builder =
                ConnectionManager.builder(new InMemoryTokenStore()).endpoints(XeroEndpoints.at(server));
        return TestTimings.set(builder, TestTimings.QUICK).build();
    }

    private static Reason refusal(URI server) {
        try (ConnectionManager manager = manager(server)) {
            return catchThrowableOfType(TemporarilyUnavailableException.class, () -> manager.authorize(KEY, APP))
                    .reason();
        }
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** Answers everything with a redirect to another path of its own, and notes who followed it. */
    private static HttpServer redirecting(int status, List<String> followed) throws IOException {
        HttpServer server = server();
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", uri(server) + "/trap");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/trap", exchange -> {
            followed.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectOfTheTokenEndpointIsNotFollowed(int status) throws IOException {
        List<String> followed = new CopyOnWriteArrayList<>();
        HttpServer server = redirecting(status, followed);
        assertThat(refusal(uri(server))).isEqualTo(Reason.SERVER_ERROR);
        server.stop(0);
        assertThat(followed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectOfTheRevocationEndpointIsNotFollowed(int status) throws IOException {
        List<String> followed = new CopyOnWriteArrayList<>();
        HttpServer server = redirecting(status, followed);
        try (Shop shop = new Shop()) {
            shop.connect();
            XeroEndpoints real = XeroEndpoints.at(shop.xero.baseUri());
            XeroEndpoints turned = new XeroEndpoints(
                    real.authorization(),
                    real.token(),
                    uri(server).resolve("/connect/revocation"),
                    real.keys(),
                    real.connections(),
                    real.api(),
                    real.migration(),
                    real.issuer());
            try (ConnectionManager node = shop.node().endpoints(turned).build()) {
                assertThat(catchThrowable(() -> node.disconnect(Shop.KEY)))
                        .isInstanceOf(TemporarilyUnavailableException.class);
            }
            assertThat(shop.xero.count(Endpoint.REVOCATION)).isZero();
        }
        server.stop(0);
        assertThat(followed).isEmpty();
    }

    /** A good answer that blanks make this long, which mean nothing in JSON. */
    private static HttpServer answering(int length, boolean zipped) throws IOException {
        byte[] answer = (RawServer.TOKENS + " ".repeat(length - RawServer.TOKENS.length())).getBytes(UTF_8);
        byte[] body = zipped ? zip(answer) : answer;
        HttpServer server = server();
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (zipped) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static byte[] zip(byte[] answer) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(answer);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answerLongerThanAMebibyteIsRefusedEvenIfItWasPacked(boolean zipped) throws IOException {
        HttpServer server = answering(MEBIBYTE + 1, zipped);
        assertThat(refusal(uri(server))).isEqualTo(Reason.NO_ANSWER);
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answerOfAMebibyteIsRead(boolean zipped) throws IOException {
        HttpServer server = answering(MEBIBYTE, zipped);
        try (ConnectionManager manager = manager(uri(server))) {
            manager.authorize(KEY, APP);
            assertThat(manager.accessToken(KEY).value()).isEqualTo("a");
        }
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Slow: ", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{"})
    void answerThatTricklesIsCutOffAtTheDeadlineWhereverItIsSlow(String beginning) {
        RawServer server = new RawServer(line -> {
            line.read();
            line.write(beginning);
            trickle(line);
        });
        // The server ends first, because a manager that closes waits for the thread that still reads.
        try (ConnectionManager manager = manager(server.uri());
                server) {
            long start = System.nanoTime();
            TemporarilyUnavailableException late =
                    catchThrowableOfType(TemporarilyUnavailableException.class, () -> manager.authorize(KEY, APP));
            assertThat(late.reason()).isEqualTo(Reason.NO_ANSWER);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FAR_BEYOND_THE_DEADLINE);
        }
    }

    /** Sends a byte every 100 ms, because that is how long each read waits in vain, until the client has gone. */
    private static void trickle(RawServer.Line line) throws IOException {
        line.socket().setSoTimeout(100);
        while (true) {
            line.write(" ");
            try {
                if (line.in().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException stillThere) {
                // On with the next byte.
            }
        }
    }

    @Test
    void postIsNotSentAgainWhereTheServerClosesAConnectionThatWasKept() {
        try (RawServer server = new RawServer(line -> {
            // The first request of all is answered. Whatever comes next, on this connection or on another, is read
            // whole
            // and then hung up on: a client that repeats it by itself would be back at once.
            line.read();
            if (line.requests().size() == 1) {
                line.answer(RawServer.TOKENS);
                line.read();
            }
        })) {
            try (ConnectionManager manager = manager(server.uri())) {
                manager.authorize(KEY, APP);
                TemporarilyUnavailableException lost =
                        catchThrowableOfType(TemporarilyUnavailableException.class, () -> manager.refresh(KEY));
                assertThat(lost.reason()).isEqualTo(Reason.NO_ANSWER);
                assertThat(server.requests)
                        .hasSize(2)
                        .allSatisfy(head -> assertThat(head)
                                .startsWith("POST /connect/token ")
                                .containsIgnoringCase("\r\nConnection: close\r\n"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac", "DPoP", "N_A"})
    void tokenThatIsNoBearerTokenIsNotUsed(String type) {
        try (RawServer server = new RawServer(line -> {
            line.read();
            line.answer(RawServer.TOKENS.replace("Bearer", type));
        })) {
            assertThat(refusal(server.uri())).isEqualTo(Reason.SERVER_ERROR);
        }
    }

    @Test
    void membersOfATokenAnswerThatNobodyKnowsAreIgnored() {
        try (RawServer server = new RawServer(line -> {
                    line.read();
                    line.answer(RawServer.TOKENS.replace("Bearer\"", "bearer\",\"new\":{\"in\":[2030,null]}"));
                });
                ConnectionManager manager = manager(server.uri())) {
            manager.authorize(KEY, APP);
            assertThat(manager.accessToken(KEY).value()).isEqualTo("a");
        }
    }

    @Test
    void noSecretTravelsInAnAddress() throws JsonException {
        try (Shop shop = new Shop()) {
            shop.connect();
            Set<String> secrets = new HashSet<>(Set.of(shop.app.secret()));
            for (int i = 0; i < 2; i++) {
                JsonObject tokens = Json.object(
                                shop.store.find(Shop.KEY).orElseThrow().payload())
                        .object("tokens")
                        .orElseThrow();
                secrets.add(tokens.requiredText("accessToken"));
                secrets.add(tokens.requiredText("refreshToken"));
                shop.manager.refresh(Shop.KEY);
            }
            shop.manager.test(Shop.KEY);
            shop.manager.disconnect(Shop.KEY);
            assertThat(shop.xero.requests())
                    .hasSizeGreaterThan(6)
                    .allSatisfy(request -> assertThat(request.path() + "?" + request.query())
                            .doesNotContain(secrets)
                            .doesNotContain("access_token", "client_secret"));
        }
    }
}
