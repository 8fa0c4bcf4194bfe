package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.callback.ConsolePasteCallbackHandler;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.SandboxApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole consent in one call, through a callback handler. */
final class AuthorizeTest {
    private static final ConnectionKey TILL = ConnectionKey.of("till-1");

    private final Shop shop = new Shop();
    private final URI local = URI.create("http://localhost:" + freePort() + "/callback");
    private final SandboxApp app = shop.xero.addWebApp("Local till", local);

    @AfterEach
    void close() {
        shop.close();
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private XeroConnection authorize(CallbackHandler handler) {
        try (ConnectionManager manager = shop.node().callbackHandler(handler).build()) {
            return manager.authorize(TILL, XeroApp.web(app.clientId(), app.secret(), local));
        }
    }

    private Reason refused(CallbackHandler handler) {
        return catchThrowableOfType(AuthorizationFailedException.class, () -> authorize(handler))
                .reason();
    }

    @Test
    void loopbackHandlerConnectsAndShowsAPage() {
        CompletableFuture<String> page = new CompletableFuture<>();
        XeroConnection connected = authorize(new LoopbackCallbackHandler(
                address -> new Thread(() -> page.complete(read(shop.owner.allow(address)))).start()));
        assertThat(connected.isUsable()).isTrue();
        assertThat(page.join()).contains("<html").doesNotContain("code=");
    }

    @Test
    void loopbackHandlerNamesACancelledConsent() {
        CompletableFuture<String> page = new CompletableFuture<>();
        assertThat(refused(new LoopbackCallbackHandler(
                        address -> new Thread(() -> page.complete(read(shop.owner.cancel(address)))).start())))
                .isEqualTo(Reason.CANCELLED);
        assertThat(page.join()).contains("<html");
    }

    private static String read(URI callback) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(callback).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void portInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(local.getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThat(refused(new LoopbackCallbackHandler(address -> {}))).isEqualTo(Reason.PORT_IN_USE);
        }
    }

    private CallbackHandler pasting(UnaryOperator<String> pasted) {
        return request -> {
            String line = pasted.apply(shop.owner.allow(request.uri()).toString());
            StringWriter screen = new StringWriter();
            AuthorizationCallback callback = new ConsolePasteCallbackHandler(
                            new BufferedReader(new StringReader(line + "\n")), new PrintWriter(screen, true))
                    .handle(request);
            assertThat(screen.toString()).contains(request.uri().toString());
            return callback;
        };
    }

    @Test
    void pastedAddressConnects() {
        assertThat(authorize(pasting(address -> address)).isUsable()).isTrue();
        assertThat(authorize(pasting(address -> " <" + address + "> ")).isUsable())
                .isTrue();
    }

    @Test
    void inputThatEndsIsATimeout() {
        assertThat(refused(pasting(address -> "nonsense"))).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void handlerOfAnotherKindMayAnswerLaterOrNonsense() {
        assertThat(refused(request -> new AuthorizationCallback(""))).isEqualTo(Reason.STATE_MISSING);
        assertThat(refused(request -> new AuthorizationCallback("code=c&state=made-up")))
                .isEqualTo(Reason.STATE_UNKNOWN);
    }

    @Test
    void withoutAHandlerTheOtherTwoWaysAreNamed() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.manager.authorize(Shop.KEY));
        assertThat(refused.reason()).isEqualTo(Reason.NO_CALLBACK_HANDLER);
        assertThat(refused.remedy()).contains("beginAuthorization");
    }
}
