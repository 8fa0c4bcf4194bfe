package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class ClientCredentialsTest {
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
    void editedCustomConnectionRestsUntilItsUserAuthorizesItAgain() {
        SandboxApp custom = custom();
        custom.edit();
        HttpResponse<String> refused = client.token(custom, form(""));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(refused)).containsEntry("error", "invalid_grant");
        custom.reauthorize();
        assertThat(client.token(custom, form("")).statusCode()).isEqualTo(200);
    }

    @Test
    void scopeThatIsTickedOrUntickedCountsOnceItsUserAuthorizesItAgain() {
        SandboxApp custom = custom();
        custom.forbidScopes("accounting.contacts");
        assertThat(TestClient.json(client.token(custom, form("")))).containsEntry("error", "invalid_grant");
        custom.reauthorize();
        assertThat(scopes(custom)).doesNotContain("accounting.contacts");
        custom.allowScopes("accounting.contacts");
        assertThat(TestClient.json(client.token(custom, form("")))).containsEntry("error", "invalid_grant");
        custom.reauthorize();
        assertThat(scopes(custom)).contains("accounting.contacts");
    }

    @Test
    void customConnectionGetsATokenWithAllItsScopesAndNoRefreshToken() {
        HttpResponse<String> response = client.token(custom(), form(""));
        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, Object> body = TestClient.json(response);
        assertThat(body)
                .containsOnlyKeys("access_token", "expires_in", "token_type", "scope")
                .containsEntry("expires_in", 1800);
        assertThat(String.valueOf(body.get("scope"))).contains("accounting.settings", "accounting.invoices");
    }

    @Test
    void itsTokenNamesNoUser() {
        Map<String, Object> claims =
                Tokens.claims(Tokens.of(client.token(custom(), form(""))).access());
        assertThat(claims)
                .containsKeys("nbf", "exp", "iss", "aud", "client_id", "jti", "scope")
                .doesNotContainKeys("xero_userid", "authentication_event_id", "sub", "sid");
    }

    @Test
    void scopeThatIsNotTickedFailsAll() {
        SandboxApp custom = custom();
        custom.forbidScopes("accounting.contacts");
        custom.reauthorize();
        HttpResponse<String> response = client.token(custom, form("accounting.settings accounting.contacts"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(response))
                .containsEntry("error", "invalid_scope")
                .containsEntry("error_description", "Client credentials scope validation failed");
    }

    @Test
    void requestedScopesAreAllThatIsGranted() {
        HttpResponse<String> response = client.token(custom(), form("accounting.contacts"));
        assertThat(TestClient.json(response)).containsEntry("scope", "accounting.contacts");
    }

    @Test
    void broadScopesAreRefused() {
        assertThat(client.token(custom(), form("accounting.transactions")).body())
                .contains("Client credentials scope validation failed");
    }

    @Test
    void webAppAndPkceAppAreUnauthorized() {
        SandboxApp kiosk = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        assertThat(client.token(shop.app(), form("accounting.settings")).body())
                .isEqualTo("{\"error\":\"unauthorized_client\"}");
        assertThat(client.token(shop.app(), form("")).body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
        assertThat(client.post("/connect/token", form("").add("client_id", kiosk.clientId()))
                        .body())
                .isEqualTo("{\"error\":\"unauthorized_client\"}");
    }

    @Test
    void customConnectionCannotExchangeCodes() {
        HttpResponse<String> response = client.token(
                custom(), Form.empty().add("grant_type", "authorization_code").add("code", "x"));
        assertThat(response.body()).isEqualTo("{\"error\":\"unauthorized_client\"}");
    }

    @Test
    void webAppSeesAllItsConnectionsWithATokenAboutItself() {
        SandboxUser colleague = sandbox.addUser("colleague@shop.example");
        SandboxOrganisation theirs = sandbox.addOrganisation("Their Shop", colleague);
        shop.connect();
        client.connect(shop.app(), colleague, theirs);
        String token =
                Tokens.of(client.token(shop.app(), form("app.connections"))).access();
        assertThat(client.connections(token).body()).contains("Corner Shop", "Their Shop");
    }

    private List<String> scopes(SandboxApp custom) {
        Object granted = TestClient.json(client.token(custom, form(""))).get("scope");
        return List.of(String.valueOf(granted).split(" "));
    }

    private SandboxApp custom() {
        return sandbox.addCustomConnection("Nightly", shop.books());
    }

    private static Form form(String scope) {
        return Form.empty().add("grant_type", "client_credentials").addUnlessEmpty("scope", scope);
    }
}
