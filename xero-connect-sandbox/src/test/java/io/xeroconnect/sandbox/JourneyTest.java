package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class JourneyTest {
    @Test
    void shopConnectsCallsRefreshesAndDisconnects(XeroSandbox sandbox) {
        Shop shop = Shop.in(sandbox);
        TestClient client = shop.client();

        URI callback = shop.user().allow(client.authorizationUri(shop.app()), shop.books());
        assertThat(callback.toString()).startsWith("http://localhost:8742/callback?code=");
        assertThat(TestClient.parameters(callback).get("state")).isEqualTo("state-1");

        Tokens first = Tokens.of(
                client.exchange(shop.app(), TestClient.parameters(callback).get("code")));
        assertThat(client.organisation(first.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(200);

        Tokens second = Tokens.of(client.refresh(shop.app(), first.refresh()));
        SandboxConnection connection =
                sandbox.connectionsOf(shop.user(), shop.app()).get(0);
        assertThat(client.delete("/connections/" + connection.id(), TestClient.bearer(second.access()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.connections(second.access()).body()).isEqualTo("[]");
    }
}
