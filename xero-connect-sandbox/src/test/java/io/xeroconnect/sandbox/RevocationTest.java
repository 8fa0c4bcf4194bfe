package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class RevocationTest {
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
    void revokingEndsAllThatTheUserGaveToTheApp() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        Tokens one = shop.connect();
        Tokens other = client.connect(shop.app(), shop.user(), second);
        HttpResponse<String> response = revoke(one.refresh());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(sandbox.isAlive(one.refresh())).isFalse();
        assertThat(sandbox.isAlive(other.refresh())).isFalse();
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).isEmpty();
    }

    @Test
    void revokingLeavesOtherAppsAndOtherUsersAlone() {
        SandboxApp otherApp = sandbox.addWebApp("Other", TestClient.CALLBACK);
        SandboxUser otherUser = sandbox.addUser("other@shop.example");
        shop.books().addUser(otherUser);
        Tokens atOtherApp = client.connect(otherApp, shop.user());
        Tokens ofOtherUser = client.connect(shop.app(), otherUser);
        revoke(shop.connect().refresh());
        assertThat(sandbox.isAlive(atOtherApp.refresh())).isTrue();
        assertThat(sandbox.isAlive(ofOtherUser.refresh())).isTrue();
        assertThat(sandbox.connectionsOf(shop.user(), otherApp)).hasSize(1);
        assertThat(sandbox.connectionsOf(otherUser, shop.app())).hasSize(1);
    }

    @Test
    void accessTokenGoesOnUntilItExpiresButSeesNothing() {
        Tokens tokens = shop.connect();
        revoke(tokens.refresh());
        assertThat(client.connections(tokens.access()).body()).isEqualTo("[]");
        assertThat(client.organisation(tokens.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void consentedScopesAreForgotten() {
        revoke(shop.connect().refresh());
        Form request = client.request(shop.app()).remove("scope").add("scope", "openid accounting.contacts.read");
        Form callback = TestClient.parameters(shop.user().allow(client.authorizationUri(request)));
        assertThat(callback.get("scope")).isEqualTo("openid accounting.contacts.read");
    }

    @Test
    void supersededTokenRevokesToo() {
        Tokens first = shop.connect();
        Tokens second = Tokens.of(client.refresh(shop.app(), first.refresh()));
        revoke(first.refresh());
        assertThat(sandbox.isAlive(second.refresh())).isFalse();
    }

    @Test
    void unknownTokenIsNoError() {
        assertThat(revoke("never issued").statusCode()).isEqualTo(200);
    }

    @Test
    void tokenOfAnotherAppIsLeftAlone() {
        SandboxApp other = sandbox.addWebApp("Other", TestClient.CALLBACK);
        Tokens tokens = shop.connect();
        Tokens ofTheOther = client.connect(other, shop.user());
        Form form = Form.empty().add("token", tokens.refresh());
        assertThat(client.post("/connect/revocation", form, TestClient.basic(other.clientId(), other.secret()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
        assertThat(sandbox.isAlive(ofTheOther.refresh())).isTrue();
    }

    @Test
    void wrongSecretRevokesNothing() {
        Tokens tokens = shop.connect();
        Form form = Form.empty().add("token", tokens.refresh());
        assertThat(client.post(
                                "/connect/revocation",
                                form,
                                TestClient.basic(shop.app().clientId(), "wrong"))
                        .body())
                .isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
    }

    @Test
    void pkceAppRevokesByItsIdAlone() {
        SandboxApp kiosk = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        Tokens tokens = Pkce.connect(client, kiosk, shop.user());
        Form form = Form.empty().add("token", tokens.refresh()).add("client_id", kiosk.clientId());
        assertThat(client.post("/connect/revocation", form).statusCode()).isEqualTo(200);
        assertThat(sandbox.isAlive(tokens.refresh())).isFalse();
    }

    private HttpResponse<String> revoke(String token) {
        return client.post(
                "/connect/revocation",
                Form.empty().add("token", token),
                TestClient.basic(shop.app().clientId(), shop.app().secret()));
    }
}
