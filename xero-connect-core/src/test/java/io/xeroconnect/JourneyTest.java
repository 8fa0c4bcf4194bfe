package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One shop's whole life, for one process. */
final class JourneyTest {
    @Test
    void aShopConnectsRefreshesReconnectsAndDisconnects() {
        try (Shop shop = new Shop()) {
            XeroConnection waiting = shop.manager.useApp(Shop.KEY, shop.xeroApp());
            assertThat(waiting.status()).isEqualTo(ConnectionStatus.CONSENT_NEEDED);
            assertThat(shop.manager.test(Shop.KEY).isHealthy()).isTrue();

            XeroConnection connected = shop.connect();
            assertThat(connected.status()).isEqualTo(ConnectionStatus.CONNECTED);
            assertThat(connected.tenant().orElseThrow().name()).isEqualTo("Corner Shop");

            AccessToken first = shop.manager.accessToken(Shop.KEY);
            shop.xero.advance(Duration.ofMinutes(30));
            AccessToken second = shop.manager.accessToken(Shop.KEY);
            assertThat(second.value()).isNotEqualTo(first.value());
            assertThat(shop.xero.count(
                            Endpoint.TOKEN, r -> "refresh_token".equals(r.form().get("grant_type"))))
                    .isEqualTo(1);

            String newSecret = shop.app.addSecret();
            shop.app.saveSecret(newSecret);
            shop.app.deleteSecret(shop.app.secret());
            shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), newSecret, Shop.CALLBACK));
            shop.xero.advance(Duration.ofMinutes(30));
            assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEqualTo(second.value());

            assertThat(shop.manager.planDisconnect(Shop.KEY).removedAtXero()).hasSize(1);
            shop.manager.disconnect(Shop.KEY);
            assertThat(shop.xero.connectionsOf(shop.owner, shop.app)).isEmpty();
            ReauthorizationRequiredException ended = catchThrowableOfType(
                    ReauthorizationRequiredException.class, () -> shop.manager.accessToken(Shop.KEY));
            assertThat(ended.reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED);
            assertThat(shop.events).containsExactly("authorized", "refreshed", "refreshed", "disconnected");

            assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        }
    }
}
