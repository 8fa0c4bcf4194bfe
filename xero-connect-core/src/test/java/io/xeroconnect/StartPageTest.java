package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consent that begins on one host or device and goes on in another browser, through the start page. */
final class StartPageTest {
    private static final URI ORIGIN = URI.create("https://connect.example");

    private final Shop shop = new Shop();
    private AuthorizationRequest begun;

    @BeforeEach
    void begin() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        begun = shop.manager.beginAuthorization(Shop.KEY);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void startPageStandsOnTheCallbacksHost() {
        assertThat(begun.startUri(ORIGIN).toString())
                .matches("https://connect\\.example/xero/start\\?ticket=[\\w-]{43}");
        assertThat(begun.startUri(URI.create("http://localhost:8743/s")).toString())
                .startsWith("http://localhost:8743/s?ticket=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"connect.example", "ftp://connect.example", "https://c.example/?a=b", "https://u@c.example"})
    void originThatIsNoneIsRefused(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> begun.startUri(URI.create(origin)))
                .withMessageContaining("https://connect.example");
    }

    @Test
    void otherBrowserGoesOnOnAnotherNodeAndConnects() {
        try (ConnectionManager other = shop.node().build()) {
            AuthorizationRequest phone = other.continueAuthorization(ticket());
            assertThat(phone.uri()).isEqualTo(begun.uri());
            URI callback = shop.owner.allow(phone.uri());
            assertThat(other.completeAuthorization(callback.getRawQuery(), Shop.cookie(phone))
                            .isUsable())
                    .isTrue();
        }
    }

    @Test
    void browserThatBeganCanNoLongerComplete() {
        shop.manager.continueAuthorization(ticket());
        URI callback = shop.owner.allow(begun.uri());
        assertThat(catchThrowableOfType(
                                AuthorizationFailedException.class,
                                () -> shop.manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(begun)))
                        .reason())
                .isEqualTo(Reason.OTHER_BROWSER);
    }

    @Test
    void linkWorksOnceEvenForTwoAtOnce() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try (ConnectionManager other = shop.node().build()) {
            List<Future<Boolean>> both = two.invokeAll(List.of(() -> goesOn(shop.manager), () -> goesOn(other)));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void continuedRequestHasNoLinkOfItsOwn() {
        AuthorizationRequest phone = shop.manager.continueAuthorization(ticket());
        assertThatIllegalStateException().isThrownBy(() -> phone.startUri(ORIGIN));
    }

    @Test
    void lateLinkIsUnusable() {
        shop.xero.advance(Duration.ofMinutes(10).plusSeconds(1));
        refused(ticket());
    }

    @Test
    void linkOfACompletedConsentIsUnusable() {
        URI callback = shop.owner.allow(begun.uri());
        shop.manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(begun));
        refused(ticket());
    }

    @Test
    void linkOfAForgottenConnectionIsUnusable() {
        shop.manager.forget(Shop.KEY);
        refused(ticket());
    }

    @Test
    void linkOfAnAppThatWasReplacedIsUnusable() {
        shop.manager.useApp(
                Shop.KEY,
                XeroApp.web(shop.xero.addWebApp("Other", Shop.CALLBACK).clientId(), "s".repeat(48), Shop.CALLBACK));
        refused(ticket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ticket=", "ticket=made-up", "state=made-up"})
    void madeUpLinkIsUnusable(String query) {
        refused(query);
    }

    @Test
    void stateDoesNotOpenTheStartPage() {
        refused("ticket=" + Consent.parameters(begun.uri().getRawQuery()).get("state"));
    }

    @Test
    void ticketIsNeitherStoredNorShown() {
        String ticket = begun.ticket();
        assertThat(begun.toString()).doesNotContain(ticket);
        assertThat(begun.uri().toString()).doesNotContain(ticket);
        assertThat(shop.store.page("", 10)).allSatisfy(record -> {
            assertThat(record.key().value()).doesNotContain(ticket);
            assertThat(new String(record.payload(), StandardCharsets.UTF_8)).doesNotContain(ticket);
        });
    }

    private String ticket() {
        return begun.startUri(ORIGIN).getRawQuery();
    }

    private boolean goesOn(ConnectionManager node) {
        try {
            node.continueAuthorization(ticket());
            return true;
        } catch (AuthorizationFailedException e) {
            assertThat(e.reason()).isEqualTo(Reason.LINK_UNUSABLE);
            return false;
        }
    }

    private void refused(String query) {
        AuthorizationFailedException refused = catchThrowableOfType(
                AuthorizationFailedException.class, () -> shop.manager.continueAuthorization(query));
        assertThat(refused.reason()).isEqualTo(Reason.LINK_UNUSABLE);
        assertThat(refused.key()).isEmpty();
        assertThat(((XeroConnectException) refused).remedy()).contains("Press Connect again");
    }
}
