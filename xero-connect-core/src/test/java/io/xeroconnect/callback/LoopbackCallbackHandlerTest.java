package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.model.ConnectionKey;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackCallbackHandlerTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void browserIsSentToXeroAndTheAnswerComesBackAsItWasSent() throws Exception {
        int port = Consents.freePort();
        AtomicReference<URI> opened = new AtomicReference<>();
        AtomicReference<String> shown = new AtomicReference<>();
        LoopbackCallbackHandler handler = new LoopbackCallbackHandler(address -> {
            opened.set(address);
            shown.set(load("http://localhost:" + port + "/xero/callback?" + Consents.ANSWER));
        });

        AuthorizationCallback callback = handler.handle(Consents.request(port));

        assertThat(callback.rawQuery()).isEqualTo(Consents.ANSWER);
        assertThat(opened.get()).isEqualTo(URI.create(Consents.PAGE));
        assertThat(shown.get()).contains("Xero has answered").endsWith("</html>\n");
    }

    /** Loads the address with the JDK's own client, which finds its way to localhost as a browser does. */
    private static String load(String address) {
        try (InputStream page = URI.create(address).toURL().openStream()) {
            return new String(page.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void redirectUriWithoutAPathIsServedAtTheRoot() throws Exception {
        int port = Consents.freePort();
        LoopbackCallbackHandler handler =
                new LoopbackCallbackHandler(address -> load("http://localhost:" + port + "?" + Consents.ANSWER));
        assertThat(handler.handle(Consents.request("http://localhost:" + port)).rawQuery())
                .isEqualTo(Consents.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void localhostMayMeanEitherAddressFamily(String address) throws Exception {
        assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null);
        try (Waiting waiting = new Waiting()) {
            Consents.exchange(address, waiting.port, Consents.get(waiting.port, Consents.ANSWER));
            assertThat(waiting.rawQuery()).isEqualTo(Consents.ANSWER);
        }
    }

    @Test
    void otherMachinesCannotConnect() throws Exception {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assumeTrue(!outside.isEmpty());
        try (Waiting waiting = new Waiting()) {
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> Consents.connect(outside.get(0).getHostAddress(), waiting.port));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void portInUseIsNamedAsSuch(String address) throws Exception {
        assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null);
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            AuthorizationFailedException failure = failure(quiet(), Consents.request(other.getLocalPort()));
            assertThat(failure.reason()).isEqualTo(Reason.PORT_IN_USE);
            assertThat(failure)
                    .hasMessageContaining("in use by another program")
                    .hasMessageContaining("port " + other.getLocalPort());
            assertThat(failure.key()).contains(ConnectionKey.of("shop-7"));
        }
    }

    /** Stands for a port below 1024: the tests may run as root, which may open those. */
    @Test
    void portThatNobodyUsesAndTheSystemRefusesIsNotCalledInUse() throws Exception {
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            AuthorizationFailedException failure = failure(quiet(), Consents.request(bound.getLocalPort()));
            assertThat(failure.reason()).isEqualTo(Reason.PORT_REFUSED);
            assertThat(failure.remedy()).contains("above 1023");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:8742/callback",
                "https://shop.example/callback",
                "http://shop.example/callback",
                "http://127.0.0.1:8742/callback",
                "http://localhost:0/callback",
                "http://localhost:70000/callback"
            })
    void redirectUriThatCannotBeServedHereIsRefused(String redirectUri) {
        AuthorizationFailedException failure = failure(quiet(), Consents.request(redirectUri));
        assertThat(failure.reason()).isEqualTo(Reason.REDIRECT_NOT_LOCAL);
        assertThat(failure).hasMessageContaining(redirectUri);
    }

    @Test
    void nobodyComingBackEndsInATimeout() throws Exception {
        AuthorizationFailedException failure = failure(quiet(), Consents.request(Consents.freePort()));
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void interruptEndsTheWaitAndStaysVisible() throws Exception {
        int port = Consents.freePort();
        Thread owner = Thread.currentThread();
        AuthorizationFailedException failure =
                failure(new LoopbackCallbackHandler(address -> owner.interrupt()), Consents.request(port));
        boolean interrupted = Thread.interrupted();
        assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure).hasMessageContaining("interrupted");
        assertThat(interrupted).isTrue();
        assertReleased(port);
    }

    @Test
    void portAndThreadsAreGivenBack() throws Exception {
        int port = Consents.freePort();
        failure(quiet(), Consents.request(port));
        assertReleased(port);
        new LoopbackCallbackHandler(address -> load("http://localhost:" + port + "/xero/callback?" + Consents.ANSWER))
                .handle(Consents.request(port));
        assertReleased(port);
        failure(new LoopbackCallbackHandler(address -> fail("no browser")), Consents.request(port));
        assertReleased(port);
    }

    @Test
    void openConnectionsDoNotHoldUpTheEnd() throws Exception {
        try (Waiting waiting = new Waiting();
                Socket silent = Consents.connect("127.0.0.1", waiting.port)) {
            silent.getOutputStream().write('G');
            waiting.load(Consents.ANSWER);
            waiting.rawQuery();
            assertReleased(waiting.port);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void browserThatCannotBeOpenedIsReportedWithoutTheAddress() throws Exception {
        AuthorizationFailedException failure = failure(
                new LoopbackCallbackHandler(address -> fail("cannot open " + address)),
                Consents.request(Consents.freePort()));
        assertThat(failure.reason()).isEqualTo(Reason.NO_BROWSER);
        assertThat(failure)
                .hasMessageContaining("IllegalStateException")
                .hasNoCause()
                .hasMessageNotContaining(Consents.STATE);
    }

    @Test
    void machineWithoutADesktopSaysWhatToDo() throws Exception {
        assumeTrue(GraphicsEnvironment.isHeadless());
        AuthorizationFailedException failure =
                failure(new LoopbackCallbackHandler(), Consents.request(Consents.freePort()));
        assertThat(failure.reason()).isEqualTo(Reason.NO_BROWSER);
        assertThat(failure.remedy()).contains("ConsolePasteCallbackHandler");
    }

    @Test
    void timeoutIsAtMostWhatAConsentMayTake() {
        for (Duration wrong : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMinutes(10).plusMillis(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LoopbackCallbackHandler().withTimeout(wrong))
                    .withMessageContaining("at most ten minutes");
        }
    }

    @Test
    void interruptedWaiterOnAnotherThreadGetsTheFailure() throws Exception {
        try (Waiting waiting = new Waiting()) {
            waiting.interrupt();
            ExecutionException failure = catchThrowableOfType(
                    ExecutionException.class, () -> waiting.callback().get(10, SECONDS));
            assertThat(failure).hasCauseInstanceOf(AuthorizationFailedException.class);
        }
    }

    private static LoopbackCallbackHandler quiet() {
        return new LoopbackCallbackHandler(address -> {}).withTimeout(SHORT);
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }

    private static AuthorizationFailedException failure(CallbackHandler handler, AuthorizationRequest request) {
        AuthorizationFailedException failure =
                catchThrowableOfType(AuthorizationFailedException.class, () -> handler.handle(request));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void assertReleased(int port) throws Exception {
        LoopbackServer.bind(port).close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("xero-connect-callback"));
    }
}
