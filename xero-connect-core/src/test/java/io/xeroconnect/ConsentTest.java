package io.xeroconnect;

import static io.xeroconnect.error.AuthorizationFailedException.Reason.OTHER_BROWSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back from Xero, loaded by the right browser and by others. */
final class ConsentTest {
    private final Shop shop = new Shop();

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String allow(Consent consent) {
        return shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
    }

    @Test
    void consentConnects() {
        Consent consent = Consent.begin(shop.manager);
        XeroConnection connected = consent.load(allow(consent));
        assertThat(connected.status()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(connected.tenant().orElseThrow().tenantId())
                .isEqualTo(shop.organisation.tenantId().toString());
        assertThat(shop.events).containsExactly("authorized");
    }

    @Test
    void pageLoadedTwiceShowsSuccessAndSendsNothing() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        consent.load(query);
        long requests = shop.xero.requests().size();
        assertThat(consent.load(query).isUsable()).isTrue();
        assertThat(shop.xero.requests()).hasSize((int) requests);
        assertThat(shop.events).containsExactly("authorized");
    }

    @Test
    void pageLoadedTwiceAtOnceShowsSuccessTwiceAndSendsTheCodeOnce() throws InterruptedException, ExecutionException {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        try (ConnectionManager other = shop.node().build();
                Hold exchange = shop.xero.hold(Endpoint.TOKEN)) {
            CompletableFuture<XeroConnection> first = CompletableFuture.supplyAsync(() -> consent.load(query));
            exchange.awaitArrivals(1, Duration.ofSeconds(10));
            List<CompletableFuture<XeroConnection>> later = List.of(
                    CompletableFuture.supplyAsync(() -> consent.load(query)),
                    CompletableFuture.supplyAsync(() -> consent.load(other, query)));
            exchange.release();
            assertThat(first.get().isUsable()).isTrue();
            for (CompletableFuture<XeroConnection> page : later) {
                assertThat(page.get().isUsable()).isTrue();
            }
        }
        assertThat(shop.xero.count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void pageLoadedAgainAfterARestartShowsSuccess() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        consent.load(query);
        shop.manager.close();
        try (ConnectionManager restarted = shop.node().build()) {
            assertThat(consent.load(restarted, query).isUsable()).isTrue();
        }
    }

    @Test
    void anotherNodeCompletesWhatOneBegan() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.manager.close();
        try (ConnectionManager other = shop.node().build()) {
            assertThat(consent.load(other, query).isUsable()).isTrue();
            assertThat(other.accessToken(Shop.KEY).value()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "theme=dark", "OTHER VALUE", "OTHER TAB"})
    void anotherBrowserIsRefusedAndTheRightOneStillCompletes(String cookies) {
        Consent consent = Consent.begin(shop.manager);
        Consent otherTab = Consent.begin(shop.manager);
        String query = allow(consent);
        String stranger = switch (cookies) {
            case "OTHER VALUE" -> consent.cookie().replaceAll(".$", "");
            case "OTHER TAB" -> otherTab.cookie();
            default -> cookies;
        };
        AuthorizationFailedException refused = catchThrowableOfType(
                AuthorizationFailedException.class, () -> shop.manager.completeAuthorization(query, stranger));
        assertThat(refused.reason()).isEqualTo(OTHER_BROWSER);
        assertThat(refused.key()).isEmpty();
        assertThat(refused).hasMessageNotContaining(Shop.KEY.value());
        assertThat(shop.xero.count(Endpoint.TOKEN)).isZero();
        assertThat(consent.load(query).isUsable()).isTrue();
    }

    @Test
    void anotherBrowserLearnsNothingFromAUsedPage() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        consent.load(query);
        AuthorizationFailedException refused = catchThrowableOfType(
                AuthorizationFailedException.class, () -> shop.manager.completeAuthorization(query, ""));
        assertThat(refused.reason()).isEqualTo(OTHER_BROWSER);
        assertThat(refused.key()).isEmpty();
    }

    @Test
    void twoTabsOfOneBrowserBothComplete() {
        Consent one = Consent.begin(shop.manager);
        Consent two = Consent.begin(shop.manager);
        String bothCookies = one.cookie() + "; " + two.cookie();
        String first = allow(one);
        String second = allow(two);
        assertThat(shop.manager.completeAuthorization(second, bothCookies).isUsable())
                .isTrue();
        assertThat(shop.manager.completeAuthorization(first, bothCookies).isUsable())
                .isTrue();
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void consentsOfTwoCustomersThroughOneCallbackDoNotMix() {
        ConnectionKey other = ConnectionKey.of("shop-8");
        shop.manager.useApp(other, shop.xeroApp());
        Consent theirs = Consent.begin(shop.manager, other);
        Consent ours = Consent.begin(shop.manager);
        assertThat(ours.load(allow(ours)).key()).isEqualTo(Shop.KEY);
        assertThat(theirs.load(allow(theirs)).key()).isEqualTo(other);
    }

    @Test
    void nothingOfAConsentUnderWayShowsAmongTheConnections() {
        Consent.begin(shop.manager);
        assertThat(shop.store.page("", 10)).anyMatch(record -> record.key().isReserved());
        assertThat(shop.manager.connections().map(XeroConnection::key)).containsExactly(Shop.KEY);
    }

    @Test
    void pressingConnectAgainAndAgainKeepsEightConsentsAndDropsTheOldest() {
        Consent oldest = Consent.begin(shop.manager);
        Consent second = Consent.begin(shop.manager);
        String dropped = allow(oldest);
        String kept = allow(second);
        for (int i = 0; i < 7; i++) {
            Consent.begin(shop.manager);
        }
        assertThat(shop.store.page("", 100)).hasSize(1 + 8);
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> oldest.load(dropped));
        assertThat(refused.reason()).isEqualTo(AuthorizationFailedException.Reason.STATE_UNKNOWN);
        assertThat(second.load(kept).isUsable()).isTrue();
    }
}
