package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left after a connection was disconnected or forgotten, and the way back. */
final class ReturnTest {
    private static final ConnectionKey UNKNOWN = ConnectionKey.of("unknown");

    private final Shop shop = new Shop();

    @BeforeEach
    void connect() {
        shop.connect();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void disconnectedConnectionRefusesCallsEverywhere() {
        try (ConnectionManager other = shop.node().build()) {
            shop.manager.disconnect(Shop.KEY);
            for (ConnectionManager node : new ConnectionManager[] {shop.manager, other}) {
                ReauthorizationRequiredException refused =
                        catchThrowableOfType(ReauthorizationRequiredException.class, () -> node.accessToken(Shop.KEY));
                assertThat(refused.reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED);
            }
        }
    }

    @Test
    void comingBackIsOneConsentToTheSameOrganisation() {
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        shop.manager.disconnect(Shop.KEY);
        AuthorizationFailedException wrong =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(Shop.KEY, second));
        assertThat(wrong.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT);
        assertThat(wrong).hasMessageContaining("Corner Shop").hasMessageContaining("Second Shop");
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
    }

    @Test
    void whatIsForgottenWhileItIsDisconnectedStaysForgotten() throws Exception {
        try (Hold hold = shop.xero.hold(Endpoint.CONNECTIONS)) {
            CompletableFuture<Void> disconnecting = CompletableFuture.runAsync(() -> shop.manager.disconnect(Shop.KEY));
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            shop.manager.forget(Shop.KEY);
            hold.release();
            disconnecting.get(20, TimeUnit.SECONDS);
        }
        assertThat(shop.manager.findConnection(Shop.KEY)).isEmpty();
        assertThat(shop.events).containsExactly("authorized");
    }

    @Test
    void disconnectingTwiceIsNoError() {
        shop.manager.disconnect(Shop.KEY);
        long requests = shop.xero.requests().size();
        shop.manager.disconnect(Shop.KEY);
        assertThat(shop.xero.requests()).hasSize((int) requests);
        assertThat(shop.events).containsExactly("authorized", "disconnected");
    }

    @Test
    void forgetErasesEverythingHereAndAsksXeroForNothing() {
        Consent.begin(shop.manager);
        Consent.begin(shop.manager);
        shop.xero.resetRequests();
        shop.manager.forget(Shop.KEY);
        assertThat(shop.store.page("", 100)).isEmpty();
        assertThat(shop.xero.requests()).isEmpty();
        assertThat(shop.xero.connectionsOf(shop.owner, shop.app)).hasSize(1);
        assertThat(shop.manager.findConnection(Shop.KEY)).isEmpty();
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY))).isNotNull();
    }

    @Test
    void unknownKeyIsNoErrorAndLeavesNoTrace() {
        shop.manager.forget(UNKNOWN);
        shop.manager.disconnect(UNKNOWN);
        assertThat(shop.manager.planDisconnect(UNKNOWN).removedAtXero()).isEmpty();
        assertThat(shop.manager.findConnection(UNKNOWN)).isEmpty();
        assertThat(shop.store.find(UNKNOWN)).isEmpty();
        assertThat(shop.events).containsExactly("authorized");
    }

    @Test
    void appWithoutConsentCanBeDisconnectedAndConsentedToLater() {
        shop.manager.useApp(UNKNOWN, shop.xeroApp());
        shop.manager.disconnect(UNKNOWN);
        assertThat(shop.consent(UNKNOWN, shop.organisation).isUsable()).isTrue();
    }
}
