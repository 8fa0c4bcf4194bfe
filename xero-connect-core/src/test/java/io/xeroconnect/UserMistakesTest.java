package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.callback.AuthorizationCallback;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user does wrong has an error with a reason, a key and a remedy, and costs nothing that is connected. */
final class UserMistakesTest {
    private static final ConnectionKey NEW = ConnectionKey.of("new-shop");
    private static final String WRONG = "wrong-secret-wrong-secret";

    private final Shop shop = new Shop();

    @TempDir
    private Path folder = Path.of("");

    interface Action {
        void on(UserMistakesTest test) throws IOException;
    }

    record Mistake(String what, Enum<?> reason, Optional<ConnectionKey> key, Action action) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Mistake of(String what, Enum<?> reason, ConnectionKey key, Action action) {
        return new Mistake(what, reason, Optional.of(key), action);
    }

    private static Mistake nameless(String what, Enum<?> reason, Action action) {
        return new Mistake(what, reason, Optional.empty(), action);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                of("unknown key", AppRejectedException.Reason.NO_APP, NEW, t -> t.shop.manager.accessToken(NEW)),
                of("unknown key, refreshed", AppRejectedException.Reason.NO_APP, NEW, t -> t.shop.manager.refresh(NEW)),
                of("unknown key, called", AppRejectedException.Reason.NO_APP, NEW, t -> t.call(NEW)),
                of("no app", AppRejectedException.Reason.NO_APP, NEW, t -> t.shop.manager.beginAuthorization(NEW)),
                of("app without consent", ReauthorizationRequiredException.Reason.NOT_CONNECTED, NEW, t -> {
                    t.shop.manager.useApp(NEW, t.shop.xeroApp());
                    t.shop.manager.accessToken(NEW);
                }),
                of("wrong secret", AppRejectedException.Reason.SECRET_REJECTED, NEW, t -> {
                    t.shop.manager.useApp(NEW, XeroApp.web(t.shop.app.clientId(), WRONG, Shop.CALLBACK));
                    t.shop.consent(NEW, t.shop.organisation);
                }),
                of("wrong secret of a custom connection", AppRejectedException.Reason.SECRET_REJECTED, NEW, t -> {
                    SandboxApp custom = t.shop.xero.addCustomConnection("Custom", t.shop.organisation);
                    t.shop.manager.authorize(NEW, XeroApp.customConnection(custom.clientId(), WRONG));
                }),
                of(
                        "Web app entered as a custom connection",
                        AppRejectedException.Reason.GRANT_NOT_ALLOWED,
                        NEW,
                        t -> t.shop.manager.authorize(
                                NEW, XeroApp.customConnection(t.shop.app.clientId(), t.shop.app.secret()))),
                of(
                        "no callback handler",
                        AuthorizationFailedException.Reason.NO_CALLBACK_HANDLER,
                        NEW,
                        t -> t.shop.manager.authorize(NEW, t.shop.xeroApp())),
                of("redirect URI of a server", AuthorizationFailedException.Reason.REDIRECT_NOT_LOCAL, NEW, t -> {
                    try (ConnectionManager node = t.loopback()) {
                        node.authorize(NEW, t.shop.xeroApp());
                    }
                }),
                of("port in use", AuthorizationFailedException.Reason.PORT_IN_USE, NEW, t -> {
                    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                            ConnectionManager node = t.loopback()) {
                        URI taken = URI.create("http://localhost:" + other.getLocalPort() + "/callback");
                        node.authorize(NEW, XeroApp.web(t.shop.app.clientId(), t.shop.app.secret(), taken));
                    }
                }),
                of("cancelled", AuthorizationFailedException.Reason.CANCELLED, Shop.KEY, t -> {
                    Consent consent = Consent.begin(t.shop.manager);
                    consent.load(t.shop.owner.cancel(consent.request().uri()).getRawQuery());
                }),
                of("late", AuthorizationFailedException.Reason.EXPIRED, Shop.KEY, t -> {
                    Consent consent = Consent.begin(t.shop.manager);
                    t.shop.xero.advance(Duration.ofMinutes(11));
                    consent.load("code=c&state=" + consent.state());
                }),
                nameless(
                        "no state",
                        AuthorizationFailedException.Reason.STATE_MISSING,
                        t -> t.shop.manager.completeAuthorization("code=c", "")),
                nameless(
                        "page of yesterday",
                        AuthorizationFailedException.Reason.STATE_UNKNOWN,
                        t -> t.shop.manager.completeAuthorization("code=c&state=of-yesterday", "")),
                nameless("other browser", AuthorizationFailedException.Reason.OTHER_BROWSER, t -> {
                    Consent consent = Consent.begin(t.shop.manager);
                    t.shop.manager.completeAuthorization("code=c&state=" + consent.state(), "");
                }),
                nameless("nonsense from a handler", AuthorizationFailedException.Reason.STATE_MISSING, t -> {
                    try (ConnectionManager node = t.shop.node()
                            .callbackHandler(request -> new AuthorizationCallback("nonsense"))
                            .build()) {
                        node.authorize(NEW, t.shop.xeroApp());
                    }
                }),
                of("other organisation", AuthorizationFailedException.Reason.WRONG_TENANT, Shop.KEY, t -> {
                    SandboxOrganisation second = t.shop.xero.addOrganisation("Second", t.shop.owner);
                    t.shop.consent(Shop.KEY, second);
                }),
                of("disconnected here", ReauthorizationRequiredException.Reason.DISCONNECTED, NEW, t -> {
                    t.shop.manager.useApp(NEW, t.shop.xeroApp());
                    t.shop.manager.disconnect(NEW);
                    t.shop.manager.accessToken(NEW);
                }),
                nameless("folder that cannot be written", TokenStoreException.Reason.UNWRITABLE, t -> {
                    Path file = Files.writeString(t.folder.resolve("a-file"), "");
                    t.with(new FileTokenStore(file.resolve("tokens")), m -> m.useApp(NEW, t.shop.xeroApp()));
                }),
                of("corrupt record", TokenStoreException.Reason.CORRUPT, NEW, t -> t.damaged("scribble")),
                of(
                        "record of a newer release",
                        TokenStoreException.Reason.NEWER_FORMAT,
                        NEW,
                        t -> t.damaged("{\"format\":99}")),
                of("closed manager", TemporarilyUnavailableException.Reason.CLOSED, NEW, t -> {
                    ConnectionManager closed = t.shop.node().build();
                    closed.close();
                    closed.findConnection(NEW);
                }));
    }

    private void call(ConnectionKey key) {
        shop.manager.call(key, (token, tenant) -> tenant);
    }

    private ConnectionManager loopback() {
        return shop.node()
                .callbackHandler(new LoopbackCallbackHandler(address -> {}))
                .build();
    }

    private void with(TokenStore store, Consumer<ConnectionManager> use) {
        try (ConnectionManager node = ConnectionManager.builder(store).build()) {
            use.accept(node);
        }
    }

    /** A record that cannot be understood is left as it is. */
    private void damaged(String payload) {
        InMemoryTokenStore store = new InMemoryTokenStore();
        TokenRecord record = new TokenRecord(NEW, 1, TokenRecord.NEVER, payload.getBytes(UTF_8));
        assertThat(store.replace(record, 0)).isTrue();
        try {
            with(store, node -> node.useApp(NEW, shop.xeroApp()));
        } finally {
            assertThat(store.find(NEW)).contains(record);
        }
    }

    @BeforeEach
    void connect() {
        shop.connect();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void hasAnErrorWithARemedyAndLosesNothing(Mistake mistake) throws ReflectiveOperationException {
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        XeroConnectException error = catchThrowableOfType(
                XeroConnectException.class, () -> mistake.action().on(this));
        assertThat(error).isNotNull();
        assertThat(error.getClass().getMethod("reason").invoke(error)).isEqualTo(mistake.reason());
        assertThat(error.key()).isEqualTo(mistake.key());
        assertThat(error.remedy()).hasSizeGreaterThan(10).endsWith(".");
        assertThat(error).hasMessageContaining(error.remedy()).hasMessageNotContaining(WRONG);
        mistake.key().ifPresent(key -> assertThat(error).hasMessageContaining("[connection " + key + "]"));
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        assertThat(shop.manager.refresh(Shop.KEY)).isNotEqualTo(living);
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().isUsable())
                .isTrue();
    }
}
