package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.setup.SetupStep;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a set-up asks of the store, of Xero and of the clock. */
final class SetupDeskTest {
    private static final SetupSettings SETTINGS = SetupSettings.of("Corner Till", Shop.CALLBACK);

    private final WatchedStore store = new WatchedStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);
    private final ConnectionManager manager = shop.node().setup(SETTINGS).build();

    @AfterEach
    void close() {
        manager.close();
        shop.close();
    }

    @Test
    void appAndDraftAreKeptInOneWriteOnAThreadOfTheLibrary() {
        manager.setup(Shop.KEY, SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, shop.app.clientId());
        store.forgetWrites();
        manager.setup(Shop.KEY, SetupPath.RECONNECT).enter(SetupField.CLIENT_SECRET, shop.app.secret());
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().clientId()).contains(shop.app.clientId());
        assertThat(store.writers()).singleElement().asString().startsWith("xero-connect-");
    }

    private void enterSecret(String secret) {
        manager.setup(Shop.KEY, SetupPath.RECONNECT).enter(SetupField.CLIENT_SECRET, secret);
    }

    /** The owner has saved another secret, deleted the former one, and tested nothing. */
    private void enterTheOnlySecretInForce() {
        shop.connect();
        String former = shop.app.secret();
        manager.setup(Shop.KEY, SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, shop.app.clientId());
        String untried = shop.app.addSecret();
        shop.app.saveSecret(untried);
        enterSecret(untried);
        shop.app.deleteSecret(former);
    }

    @Test
    void untriedSecretInForceStaysBesideAThirdOne() {
        enterTheOnlySecretInForce();
        enterSecret(shop.app.addSecret());
        assertThat(manager.refresh(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void whereXeroCannotBeAskedNoSecretIsLost() {
        enterTheOnlySecretInForce();
        String untried = shop.app.secret();
        String third = shop.app.addSecret();
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        SetupGuide waiting = manager.setup(Shop.KEY, SetupPath.RECONNECT).enter(SetupField.CLIENT_SECRET, third);
        assertThat(waiting.problems().get(SetupField.CLIENT_SECRET)).startsWith("Xero does not answer");
        assertThat(isDone(SetupStep.Id.CLIENT_SECRET)).isFalse();
        assertThat(manager.refresh(Shop.KEY).value()).isNotEmpty();
        shop.app.saveSecret(third);
        shop.app.deleteSecret(untried);
        assertThat(manager.setup(Shop.KEY, SetupPath.RECONNECT)
                        .keep(SetupField.CLIENT_SECRET)
                        .problems())
                .isEmpty();
        assertThat(isDone(SetupStep.Id.CLIENT_SECRET)).isTrue();
        assertThat(manager.refresh(Shop.KEY).value()).isNotEmpty();
    }

    private boolean isDone(SetupStep.Id id) {
        return manager.setup(Shop.KEY, SetupPath.RECONNECT).steps().stream()
                .anyMatch(step -> step.id() == id && step.done());
    }

    @Test
    void preFlightThatIsLateHasNothingToSay() {
        try (ConnectionManager hurried = shop.node()
                .setup(SETTINGS)
                .callerTimeout(Duration.ofMillis(500))
                .build()) {
            shop.manager.useApp(Shop.KEY, shop.xeroApp());
            shop.xero.faults().next(Endpoint.AUTHORIZE, Fault.slow(Duration.ofSeconds(2)));
            assertThat(hurried.setup(Shop.KEY, SetupPath.FIRST_SETUP).preFlight())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:x/identity/error", "urn:x:/identity/error", "//other.example/identity/error"})
    void preFlightFollowsAnErrorPageNowhereElse(String location) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        URI consentPage = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/authorize");
        XeroEndpoints endpoints =
                XeroEndpoints.builder().authorization(consentPage).build();
        try (ConnectionManager led =
                shop.node().endpoints(endpoints).setup(SETTINGS).build()) {
            shop.manager.useApp(Shop.KEY, shop.xeroApp());
            assertThat(led.setup(Shop.KEY, SetupPath.FIRST_SETUP).preFlight().map(SetupAdvice::id))
                    .contains("page.other");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void organisationIsAskedForNoLongerThanItWaits() {
        shop.connect();
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second))).isNotNull();
        assertThat(isOrganisationAsked()).isTrue();
        shop.xero.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(isOrganisationAsked()).isFalse();
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().tenantToConfirm())
                .isEmpty();
    }

    @Test
    void connectionThatWasEndedIsNotLeftWaitingForAnOrganisation() {
        shop.connect();
        shop.manager.disconnect(Shop.KEY);
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second))).isNotNull();
        shop.xero.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().status()).isEqualTo(ConnectionStatus.CONSENT_NEEDED);
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().nextStep()).startsWith("Press Connect");
    }

    private boolean isOrganisationAsked() {
        return manager.setup(Shop.KEY, SetupPath.RECONNECT).steps().stream()
                .anyMatch(step -> step.id() == SetupStep.Id.ORGANISATION);
    }
}
