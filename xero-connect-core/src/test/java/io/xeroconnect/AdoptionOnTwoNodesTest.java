package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * One node has refreshed an adopted token and cannot store what came of it; another, for which the token is as good as new,
 * is refused with it after the grace period. What the first node holds is not given up.
 */
final class AdoptionOnTwoNodesTest {
    private static final Duration BEYOND_GRACE = Duration.ofMinutes(35);

    private final Shop shop = new Shop(XeroSandbox.start(), new InMemoryTokenStore());
    private final SpoiltStore seenByFirst = new SpoiltStore(shop.store);
    private final SpoiltStore seenBySecond = new SpoiltStore(shop.store);
    private final Tampering between = new Tampering(shop.xero.baseUri());
    private final ConnectionManager first =
            shop.node(seenByFirst).endpoints(between.endpoints()).build();
    private final ConnectionManager second = shop.node(seenBySecond).build();
    private final String token = new OldProgram(shop).connect(shop.owner, shop.organisation);

    private void failToStore() {
        between.tokens(reply -> {
            seenByFirst.failWriting();
            return reply;
        });
        assertThatThrownBy(() -> adopt(first)).isInstanceOf(TokenStoreException.class);
        shop.xero.advance(BEYOND_GRACE);
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
        between.close();
        shop.close();
    }

    private XeroConnection adopt(ConnectionManager node) {
        return node.adopt(
                Shop.KEY, shop.xeroApp(), token, shop.organisation.tenantId().toString());
    }

    private void storeAtLast() {
        seenByFirst.recover();
        first.close();
    }

    private void requireRefused() {
        assertThat(catchThrowable(() -> adopt(second)))
                .isInstanceOfSatisfying(
                        ReauthorizationRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ReauthorizationRequiredException.Reason.TOKEN_REFUSED));
    }

    private void requireAlive() {
        for (int i = 0; i < 2; i++) {
            assertThat(second.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    @Test
    void aRefusalOfTheOtherNodeLeavesRoomForThem() {
        failToStore();
        requireRefused();
        assertThat(second.findConnection(Shop.KEY).orElseThrow().reason()).isEqualTo(StatusReason.NO_CONSENT);
        requireRefused();
        storeAtLast();
        requireAlive();
    }

    @Test
    void anInterruptedTryOfTheOtherNodeIsRemembered() {
        failToStore();
        shop.xero.faults().next(Endpoint.TOKEN, Fault.rateLimited(Duration.ofMinutes(1), "minute"));
        assertThatThrownBy(() -> adopt(second)).isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.advance(Duration.ofMinutes(2));
        requireRefused();
        storeAtLast();
        requireAlive();
    }

    /** The other node's writes: prepared, claim, and what it makes of the refusal. */
    @Test
    void whatIsStoredJustBeforeTheRefusalStays() {
        failToStore();
        seenBySecond.beforeWriting(
                () -> seenBySecond.beforeWriting(() -> seenBySecond.beforeWriting(this::storeAtLast)));
        assertThatThrownBy(() -> adopt(second)).isInstanceOf(TemporarilyUnavailableException.class);
        assertThat(adopt(second).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void aConsentThatFailsMeanwhileChangesNothing() {
        failToStore();
        requireRefused();
        SandboxOrganisation another = shop.xero.addOrganisation("Second Shop", shop.owner);
        assertThatThrownBy(() -> shop.consent(Shop.KEY, another)).isInstanceOf(AuthorizationFailedException.class);
        storeAtLast();
        second.rejectTenant(Shop.KEY);
        requireAlive();
    }

    @Test
    void theRefreshOfAConsentMeanwhileDoesNotHideThatItWasSent() {
        failToStore();
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(() -> shop.consent(Shop.KEY, shop.organisation))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.advance(BEYOND_GRACE);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.status(200, "application/json", "[]"));
        assertThatThrownBy(() -> second.accessToken(Shop.KEY)).isInstanceOf(XeroConnectException.class);
        requireRefused();
        storeAtLast();
        requireAlive();
    }

    @Test
    void aConsentMeanwhileStands() {
        failToStore();
        requireRefused();
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        String living = second.accessToken(Shop.KEY).value();
        storeAtLast();
        shop.xero.advance(Duration.ofMinutes(2));
        second.keepAlive();
        assertThat(second.accessToken(Shop.KEY).value()).isEqualTo(living);
        requireAlive();
    }

    @Test
    void theOwnersEndOfTheConnectionStands() {
        second.useApp(Shop.KEY, shop.xeroApp());
        second.disconnect(Shop.KEY);
        failToStore();
        requireRefused();
        second.disconnect(Shop.KEY);
        storeAtLast();
        second.keepAlive();
        assertThat(second.findConnection(Shop.KEY).orElseThrow().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }
}
