package io.xeroconnect.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackConversationTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    static Stream<Arguments> strays() {
        String host = "Host: localhost:PORT\r\n";
        String callback = "GET /xero/callback?" + Consents.ANSWER + " HTTP/1.1\r\n";
        return Stream.of(
                arguments("favicon", 404, "GET /favicon.ico HTTP/1.1\r\n" + host),
                arguments("longer path", 404, "GET /xero/callback/?" + Consents.ANSWER + " HTTP/1.1\r\n" + host),
                arguments("no query", 400, "GET /xero/callback HTTP/1.1\r\n" + host),
                arguments("empty query", 400, "GET /xero/callback? HTTP/1.1\r\n" + host),
                arguments("no state", 400, "GET /xero/callback?code=c HTTP/1.1\r\n" + host),
                arguments("only state", 400, "GET /xero/callback?state=" + Consents.STATE + " HTTP/1.1\r\n" + host),
                arguments("two states", 400, "GET /xero/callback?" + Consents.ANSWER + "&state=x HTTP/1.1\r\n" + host),
                arguments(
                        "code and error",
                        400,
                        "GET /xero/callback?error=e&" + Consents.ANSWER + " HTTP/1.1\r\n" + host),
                arguments("foreign state", 400, "GET /xero/callback?code=c&state=s-1_~.y HTTP/1.1\r\n" + host),
                arguments(
                        "broken escape",
                        400,
                        "GET /xero/callback?code=%zz&state=" + Consents.STATE + " HTTP/1.1\r\n" + host),
                arguments(
                        "POST",
                        405,
                        "POST /xero/callback?" + Consents.ANSWER + " HTTP/1.1\r\n" + host + "Content-Length: 0\r\n"),
                arguments("HEAD", 405, "HEAD /xero/callback?" + Consents.ANSWER + " HTTP/1.1\r\n" + host),
                arguments(
                        "long query",
                        414,
                        "GET /xero/callback?" + Consents.ANSWER + "&x=" + "x".repeat(8192) + " HTTP/1.1\r\n" + host),
                arguments("rebound name", 421, callback + "Host: evil.example:PORT\r\n"),
                arguments("other port", 421, callback + "Host: localhost:1\r\n"),
                arguments("no port", 421, callback + "Host: localhost\r\n"),
                arguments("no host", 400, callback),
                arguments("two hosts", 400, callback + host + "Host: evil.example\r\n"),
                arguments(
                        "proxy form",
                        400,
                        "GET http://localhost/xero/callback?" + Consents.ANSWER + " HTTP/1.1\r\n" + host),
                arguments("not HTTP", 400, "\u0016\u0003\u0001 hello\r\n"),
                arguments(
                        "endless head",
                        400,
                        callback + host + "Cookie: " + "x".repeat(RequestHead.MAX_BYTES) + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strays")
    void strayRequestIsRefusedAndDoesNotEndTheWait(String name, int status, String head) throws Exception {
        try (Waiting waiting = new Waiting()) {
            String refusal = waiting.send(head.replace("PORT", Integer.toString(waiting.port)) + "\r\n");
            assertThat(Consents.status(refusal)).isEqualTo(status);
            assertThat(refusal).contains("Nothing was changed");
            assertThat(waiting.isWaiting()).isTrue();

            assertThat(Consents.status(waiting.load(Consents.ANSWER))).isEqualTo(200);
            assertThat(waiting.rawQuery()).isEqualTo(Consents.ANSWER);
        }
    }

    @Test
    void refusalReachesAClientThatSentMoreThanWasRead() throws Exception {
        try (Waiting waiting = new Waiting()) {
            String refusal = waiting.send("POST /xero/callback HTTP/1.1\r\nHost: localhost:" + waiting.port
                    + "\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(1_000_000));
            assertThat(refusal).startsWith("HTTP/1.1 405 ").endsWith("</html>\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "LocalHost:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void hostMayBeAnyNameOfThisMachineItself(String host) throws Exception {
        try (Waiting waiting = new Waiting()) {
            waiting.send(("GET /xero/callback?" + Consents.ANSWER + " HTTP/1.1\r\nhost: " + host + "\r\n\r\n")
                    .replace("PORT", Integer.toString(waiting.port)));
            assertThat(waiting.rawQuery()).isEqualTo(Consents.ANSWER);
        }
    }

    @Test
    void portOfHttpItselfNeedNotBeNamed() {
        LoopbackConversation conversation = new LoopbackConversation(Consents.request("http://localhost/cb"), 80);
        for (String host : List.of("localhost", "localhost:80", "[::1]")) {
            assertThat(conversation.reply(head("/cb", host)).page().status()).isEqualTo(200);
        }
        assertThat(conversation.reply(head("/cb", "evil.example")).page().status())
                .isEqualTo(421);
    }

    private static RequestHead head(String path, String host) {
        return new RequestHead("GET", path, Consents.ANSWER, List.of(host));
    }

    @Test
    void requestWithoutAStateIsAMistakeOfTheCaller() {
        AuthorizationRequest request =
                Consents.request(URI.create("https://login.xero.example/authorize"), "http://localhost/cb");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallbackQuery.parse(Consents.ANSWER).answers(request))
                .withMessageContaining("carries no state");
    }

    @Test
    void laterLoadsShowThePageOfTheFirstAndChangeNothing() throws Exception {
        int port = Consents.freePort();
        LoopbackConversation conversation = new LoopbackConversation(Consents.request(port), port);
        try (LoopbackServer server = LoopbackServer.bind(port)) {
            server.serve(conversation::reply, LoopbackServer.REQUEST_LIMIT);
            String first = Consents.exchange("127.0.0.1", port, Consents.get(port, Consents.ANSWER));
            String again = Consents.exchange("127.0.0.1", port, Consents.get(port, Consents.ANSWER));
            String other = Consents.exchange("127.0.0.1", port, Consents.get(port, Consents.CANCEL));
            assertThat(again).isEqualTo(first);
            assertThat(other).isEqualTo(first);
            assertThat(conversation.answer().get(10, TimeUnit.SECONDS)).isEqualTo(Consents.ANSWER);
        }
    }

    @Test
    void slowClientsAreCutOffAndTheAnswerStillGetsThrough() throws Exception {
        int port = Consents.freePort();
        LoopbackConversation conversation = new LoopbackConversation(Consents.request(port), port);
        List<Socket> slow = new ArrayList<>();
        try (LoopbackServer server = LoopbackServer.bind(port)) {
            server.serve(conversation::reply, SHORT);
            for (int i = 0; i < LoopbackServer.THREADS_PER_ADDRESS; i++) {
                slow.add(Consents.connect("127.0.0.1", port));
            }
            String page = Consents.exchange("127.0.0.1", port, Consents.get(port, Consents.ANSWER));
            assertThat(Consents.status(page)).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void clientThatSendsAByteNowAndThenMeetsTheSameLimit() throws Exception {
        int port = Consents.freePort();
        LoopbackConversation conversation = new LoopbackConversation(Consents.request(port), port);
        try (LoopbackServer server = LoopbackServer.bind(port);
                Socket trickling = Consents.connect("127.0.0.1", port)) {
            server.serve(conversation::reply, SHORT);
            trickling.setSoTimeout(50);
            long start = System.nanoTime();
            assertThat(trickleUntilClosed(trickling)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        }
    }

    /** Sends a byte every 50 ms, because that is how long each read waits in vain. */
    private static boolean trickleUntilClosed(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < 200; i++) {
            try {
                out.write('G');
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException expected) {
                // Still open.
            } catch (IOException reset) {
                return true;
            }
        }
        return false;
    }
}
