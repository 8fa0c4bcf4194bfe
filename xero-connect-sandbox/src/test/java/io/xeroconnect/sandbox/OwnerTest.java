package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class OwnerTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void disconnectingInXeroLeavesTheTokensAlive() {
        Tokens tokens = shop.connect();
        shop.user().disconnect(shop.app(), shop.books());
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
        Tokens next = Tokens.of(client.refresh(shop.app(), tokens.refresh()));
        assertThat(client.connections(next.access()).body()).isEqualTo("[]");
        assertThat(client.organisation(next.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void disconnectingWhatIsNotConnectedIsAnError() {
        assertThatThrownBy(() -> shop.user().disconnect(shop.app(), shop.books()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("owner@shop.example has not connected Corner Shop to Till.");
    }

    @Test
    void whatIsConnectedAgainWorksWithTheOldTokens() {
        Tokens tokens = shop.connect();
        SandboxConnection before = only();
        shop.user().disconnect(shop.app(), shop.books());
        sandbox.advance(Duration.ofMinutes(5));
        shop.user().connect(shop.app(), shop.books());
        assertThat(client.organisation(tokens.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(200);
        assertThat(only().id()).isNotEqualTo(before.id());
        assertThat(only().created()).isEqualTo(before.created());
        assertThat(only().updated()).isAfter(before.updated());
    }

    @Test
    void onlyWhoMayConnectCanConnectAgain() {
        shop.books().changeRole(shop.user(), SandboxRole.READ_ONLY);
        assertThatThrownBy(() -> shop.user().connect(shop.app(), shop.books()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("owner@shop.example may not connect Corner Shop.");
    }

    @Test
    void customConnectionCanBeAuthorizedAgain() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        Tokens tokens = Tokens.of(client.token(custom, Form.empty().add("grant_type", "client_credentials")));
        shop.user().disconnect(custom, shop.books());
        shop.user().connect(custom, shop.books());
        assertThat(client.organisation(tokens.access(), "").statusCode()).isEqualTo(200);
    }

    @Test
    void disconnectedCustomConnectionGetsTokensButNoAccess() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        shop.user().disconnect(custom, shop.books());
        Tokens tokens = Tokens.of(client.token(custom, Form.empty().add("grant_type", "client_credentials")));
        assertThat(client.organisation(tokens.access(), "").statusCode()).isEqualTo(403);
    }

    @Test
    void removedUserIsForbidden() {
        Tokens tokens = shop.connect();
        shop.books().removeUser(shop.user());
        assertThat(client.organisation(tokens.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(403);
        shop.books().addUser(shop.user());
        assertThat(client.organisation(tokens.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void resetDemoCompanyIsANewTenantThatNobodyIsConnectedTo() {
        SandboxOrganisation demo = sandbox.addDemoCompany("Demo Company (AU)", shop.user());
        Tokens tokens = client.connect(shop.app(), shop.user(), demo);
        UUID before = demo.tenantId();
        demo.resetDemo();
        assertThat(demo.tenantId()).isNotEqualTo(before);
        assertThat(client.connections(tokens.access()).body()).isEqualTo("[]");
        assertThat(client.organisation(tokens.access(), before).statusCode()).isEqualTo(403);
    }

    @Test
    void onlyADemoCompanyCanBeReset() {
        assertThatThrownBy(() -> shop.books().resetDemo()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void newSecretWorksOnceSaved() {
        String secret = shop.app().addSecret();
        assertThat(answer(secret)).isEqualTo("invalid_client");
        shop.app().saveSecret(secret);
        assertThat(answer(secret)).isEqualTo("invalid_grant");
        assertThat(answer(shop.app().secret())).isEqualTo("invalid_grant");
    }

    @Test
    void deletedSecretStopsWorkingButTokensLive() {
        Tokens tokens = shop.connect();
        shop.app().deleteSecret(shop.app().secret());
        assertThat(answer(shop.app().secret())).isEqualTo("invalid_client");
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
    }

    @Test
    void onlyAGeneratedSecretCanBeSaved() {
        assertThatThrownBy(() -> shop.app().saveSecret("made up")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clientIdsAndSecretsLookLikeXeros() {
        assertThat(shop.app().clientId()).matches("[0-9A-F]{32}");
        assertThat(shop.app().secret()).matches("[A-Za-z0-9_-]{48}");
    }

    @Test
    void pkceAppHasNoSecret() {
        SandboxApp kiosk = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        assertThatThrownBy(kiosk::secret).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void loginExistsOnce() {
        assertThatThrownBy(() -> sandbox.addUser("owner@shop.example")).isInstanceOf(IllegalArgumentException.class);
    }

    private SandboxConnection only() {
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).hasSize(1);
        return sandbox.connectionsOf(shop.user(), shop.app()).get(0);
    }

    private Object answer(String secret) {
        return String.valueOf(TestClient.json(client.post(
                        "/connect/token",
                        TestClient.refreshForm("never issued"),
                        TestClient.basic(shop.app().clientId(), secret)))
                .get("error"));
    }
}
