package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A consent whose answer cannot be checked at once is neither lost nor trusted. */
final class CandidateTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(31);

    private final Shop shop = new Shop();

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Consent interrupted(Endpoint endpoint, Fault fault) {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.xero.faults().next(endpoint, fault);
        assertThat(catchThrowable(() -> consent.load(query))).isInstanceOf(TemporarilyUnavailableException.class);
        return consent;
    }

    private String allow(Consent consent) {
        return shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private long refreshes() {
        return shop.xero.count(
                Endpoint.TOKEN, r -> "refresh_token".equals(r.form().get("grant_type")));
    }

    @ParameterizedTest
    @EnumSource(names = {"KEYS", "CONNECTIONS"})
    void nextCallFinishesIt(Endpoint endpoint) {
        interrupted(endpoint, Fault.HTML_503);
        assertThat(shown().reason()).isEqualTo(StatusReason.CONSENT_UNFINISHED);
        assertThat(shown().isUsable()).isFalse();
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(shown().isUsable()).isTrue();
        assertThat(shop.events).containsExactly("authorized");
        assertThat(refreshes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"KEYS", "CONNECTIONS"})
    void anotherNodeFinishesItEvenAfterItsAccessTokenHasEnded(Endpoint endpoint) {
        interrupted(endpoint, Fault.TRUNCATED_JSON);
        shop.xero.advance(HALF_HOUR);
        shop.manager.close();
        try (ConnectionManager other = shop.node().build()) {
            assertThat(other.accessToken(Shop.KEY).value()).isNotEmpty();
            assertThat(other.findConnection(Shop.KEY).orElseThrow().isUsable()).isTrue();
        }
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void pageLoadedAgainAfterItWasFinishedShowsSuccess() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> consent.load(query))).isInstanceOf(TemporarilyUnavailableException.class);
        shop.manager.accessToken(Shop.KEY);
        assertThat(consent.load(query).isUsable()).isTrue();
    }

    @Test
    void livingSetGoesOnServingMeanwhile() {
        shop.consent(Shop.KEY, shop.organisation);
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        interrupted(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(shown().status()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503, 5);
        shop.xero.advance(HALF_HOUR);
        assertThat(shop.manager.accessToken(Shop.KEY)).isNotEqualTo(living);
    }

    @Test
    void consentThatBroughtNothingIsNotShownAsSuccessWhenLoadedAgain() {
        shop.consent(Shop.KEY, shop.organisation);
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.xero.advance(Duration.ofSeconds(1));
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        assertThat(catchThrowable(() -> consent.load(query))).isInstanceOf(TemporarilyUnavailableException.class);
        AuthorizationFailedException again =
                catchThrowableOfType(AuthorizationFailedException.class, () -> consent.load(query));
        assertThat(again).isNotNull();
        assertThat(again.reason()).isEqualTo(AuthorizationFailedException.Reason.UNFINISHED);
    }

    @Test
    void lostReplyToItsRefreshIsReplayedOnceTheLeaseHasLapsed() {
        interrupted(Endpoint.CONNECTIONS, Fault.HTML_503);
        shop.xero.advance(HALF_HOUR);
        shop.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.advance(Duration.ofMinutes(3));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void consentThatTurnsOutWithoutOrganisationIsDroppedEvenAfterARefresh() {
        interrupted(Endpoint.CONNECTIONS, Fault.HTML_503);
        shop.owner.disconnect(shop.app, shop.organisation);
        shop.xero.advance(HALF_HOUR);
        XeroConnectException refused =
                catchThrowableOfType(XeroConnectException.class, () -> shop.manager.accessToken(Shop.KEY));
        assertThat(refused).isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(shown().reason()).isEqualTo(StatusReason.NO_CONSENT);
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
    }

    @Test
    void badIdTokenIsNotForgivenBecauseItsAccessTokenHasEnded() {
        ForgedIdToken forger = new ForgedIdToken("KEY-1");
        try (Tampering wire = new Tampering(shop.xero.baseUri());
                ConnectionManager node = shop.node().endpoints(wire.endpoints()).build()) {
            wire.keys(any -> "{\"keys\":[" + forger.jwk() + "]}");
            wire.tokens(reply -> reply.contains("id_token")
                    ? forger.into(reply, header -> {}, claims -> claims.put("nonce", "of-another-request"))
                    : reply);
            Consent consent = Consent.begin(node);
            String query = allow(consent);
            shop.xero.faults().next(Endpoint.KEYS, Fault.HTML_503);
            assertThat(catchThrowable(() -> consent.load(query))).isInstanceOf(TemporarilyUnavailableException.class);
            shop.xero.advance(HALF_HOUR);
            assertThat(catchThrowable(() -> node.accessToken(Shop.KEY)))
                    .isInstanceOf(ReauthorizationRequiredException.class);
        }
        assertThat(shown().isUsable()).isFalse();
    }

    @Test
    void consentThatComesWhileAFormerOneIsRefreshedIsTheOneThatCounts() {
        interrupted(Endpoint.CONNECTIONS, Fault.HTML_503);
        shop.xero.advance(HALF_HOUR);
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        try (Tampering wire = new Tampering(shop.xero.baseUri());
                ConnectionManager node = shop.node().endpoints(wire.endpoints()).build()) {
            wire.tokens(reply -> {
                wire.tokens(UnaryOperator.identity());
                shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
                assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second)))
                        .isInstanceOf(TemporarilyUnavailableException.class);
                return reply;
            });
            assertThat(catchThrowable(() -> node.accessToken(Shop.KEY)))
                    .isInstanceOf(TemporarilyUnavailableException.class);
            assertThat(node.accessToken(Shop.KEY).value()).isNotEmpty();
        }
        assertThat(shown().tenant().map(Tenant::name)).contains("Second Shop");
    }

    @Test
    void connectionForgottenDuringTheExchangeStaysForgotten() throws InterruptedException {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        CompletableFuture<XeroConnection> page;
        try (Hold exchange = shop.xero.hold(Endpoint.TOKEN)) {
            page = CompletableFuture.supplyAsync(() -> consent.load(query));
            exchange.awaitArrivals(1, Duration.ofSeconds(10));
            shop.manager.forget(Shop.KEY);
        }
        assertThat(catchThrowable(page::get)).hasCauseInstanceOf(AuthorizationFailedException.class);
        assertThat(shop.store.page("", 10)).isEmpty();
        assertThat(shop.events).isEmpty();
    }

    private void enterAnotherApp() {
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        shop.manager.useApp(Shop.KEY, XeroApp.web(other.clientId(), other.secret(), Shop.CALLBACK));
    }

    @Test
    void consentForAnAppThatWasReplacedIsLetGo() {
        interrupted(Endpoint.CONNECTIONS, Fault.HTML_503);
        enterAnotherApp();
        assertThat(shown().reason()).isEqualTo(StatusReason.NO_CONSENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "CONNECTIONS"})
    void appReplacedWhileItsConsentIsCheckedIsNotConnected(Endpoint endpoint) throws Exception {
        shop.consent(Shop.KEY, shop.organisation);
        String livingApp = shop.app.clientId();
        enterAnotherApp();
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        CompletableFuture<XeroConnection> page;
        try (Hold hold = shop.xero.hold(endpoint)) {
            page = CompletableFuture.supplyAsync(() -> consent.load(query));
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            enterAnotherApp();
        }
        assertThat(catchThrowable(page::get).getCause())
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AuthorizationFailedException.Reason.APP_CHANGED));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(livingApp).isNotEqualTo(shown().clientId().orElseThrow());
        assertThat(shop.events).containsExactly("authorized");
    }

    @Test
    void refusedCodeExchangeLeavesTheLivingSet() {
        shop.consent(Shop.KEY, shop.organisation);
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        for (Fault fault : new Fault[] {Fault.HTML_503, Fault.LOST_REPLY, Fault.RESET_BEFORE, Fault.TRUNCATED_JSON}) {
            interrupted(Endpoint.TOKEN, fault);
            assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        }
        assertThat(shop.manager.refresh(Shop.KEY)).isNotEqualTo(living);
    }
}
