package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class CodeExchangeTest {
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
    void codeGivesTokens() {
        HttpResponse<String> response = client.exchange(shop.app(), code());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestClient.json(response))
                .containsOnlyKeys("id_token", "access_token", "expires_in", "token_type", "refresh_token", "scope")
                .containsEntry("expires_in", 1800)
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", TestClient.SCOPES);
    }

    @Test
    void codeWorksOnce() {
        String code = code();
        assertThat(client.exchange(shop.app(), code).statusCode()).isEqualTo(200);
        refused(client.exchange(shop.app(), code), "invalid_grant");
    }

    @Test
    void codeLivesFiveMinutes() {
        String late = code();
        String early = code();
        sandbox.advance(Duration.ofMinutes(5).minusSeconds(30));
        assertThat(client.exchange(shop.app(), early).statusCode()).isEqualTo(200);
        sandbox.advance(Duration.ofSeconds(30));
        refused(client.exchange(shop.app(), late), "invalid_grant");
    }

    @Test
    void redirectUriMustBeTheSame() {
        URI second = URI.create("https://till.example/callback");
        SandboxApp app = sandbox.addWebApp("Till", TestClient.CALLBACK, second);
        Form form = client.codeForm(app, client.code(app, shop.user()));
        refused(client.token(app, form.remove("redirect_uri").add("redirect_uri", second.toString())), "invalid_grant");
    }

    @Test
    void codeOfAnotherAppIsRefusedAndStaysGood() {
        SandboxApp other = sandbox.addWebApp("Other", TestClient.CALLBACK);
        String code = code();
        refused(client.exchange(other, code), "invalid_grant");
        assertThat(client.exchange(shop.app(), code).statusCode()).isEqualTo(200);
    }

    @Test
    void noRefreshTokenWithoutOfflineAccess() {
        Form request = client.request(shop.app()).remove("scope").add("scope", "openid accounting.settings");
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request)))
                .get("code");
        assertThat(TestClient.json(client.exchange(shop.app(), code))).doesNotContainKey("refresh_token");
    }

    @Test
    void noIdTokenWithoutOpenid() {
        Form request = client.request(shop.app()).remove("scope").add("scope", "offline_access accounting.settings");
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request)))
                .get("code");
        assertThat(TestClient.json(client.exchange(shop.app(), code)))
                .doesNotContainKey("id_token")
                .containsKey("refresh_token");
    }

    @Test
    void pkceAppProvesItselfByTheVerifier() {
        SandboxApp kiosk = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        assertThat(Pkce.exchange(client, kiosk, shop.user(), Pkce.VERIFIER).statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongVerifierIsRefused() {
        SandboxApp kiosk = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        refused(Pkce.exchange(client, kiosk, shop.user(), "x".repeat(43)), "invalid_grant");
        refused(Pkce.exchange(client, kiosk, shop.user(), ""), "invalid_grant");
    }

    @Test
    void verifierOfAWebAppIsChecked() {
        String good = Pkce.code(client, shop.app(), shop.user());
        String bad = Pkce.code(client, shop.app(), shop.user());
        Form form = client.codeForm(shop.app(), good).add("code_verifier", Pkce.VERIFIER);
        assertThat(client.token(shop.app(), form).statusCode()).isEqualTo(200);
        refused(client.exchange(shop.app(), bad), "invalid_grant");
    }

    @Test
    void secretMayComeInTheBody() {
        Form form = client.codeForm(shop.app(), code())
                .add("client_id", shop.app().clientId())
                .add("client_secret", shop.app().secret());
        assertThat(client.post("/connect/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongSecretIsInvalidClient() {
        String[] basic = TestClient.basic(shop.app().clientId(), "wrong");
        refused(client.post("/connect/token", client.codeForm(shop.app(), code()), basic), "invalid_client");
    }

    @Test
    void webAppWithoutItsSecretIsInvalidClient() {
        Form form =
                client.codeForm(shop.app(), code()).add("client_id", shop.app().clientId());
        refused(client.post("/connect/token", form), "invalid_client");
    }

    @Test
    void garbledOrMissingAuthenticationIsInvalidClient() {
        Form form = TestClient.refreshForm("any");
        refused(client.post("/connect/token", form, "Authorization", "Basic %%%"), "invalid_client");
        refused(client.post("/connect/token", form), "invalid_client");
    }

    @Test
    void clientIsJudgedBeforeTheGrant() {
        Form nonsense = TestClient.refreshForm("never issued");
        refused(client.token(shop.app(), nonsense), "invalid_grant");
        refused(
                client.post(
                        "/connect/token", nonsense, TestClient.basic(shop.app().clientId(), "wrong")),
                "invalid_client");
        refused(client.post("/connect/token", Form.empty(), TestClient.basic("nobody", "x")), "invalid_client");
    }

    @Test
    void missingOrOddGrantTypeIsUnsupported() {
        refused(client.token(shop.app(), Form.empty().add("code", "x")), "unsupported_grant_type");
        refused(client.token(shop.app(), Form.empty().add("grant_type", "password")), "unsupported_grant_type");
    }

    @Test
    void bodyThatIsNoFormIsAnInvalidRequest() {
        HttpResponse<String> response = client.send("/connect/token", "{}", "Content-Type", "application/json");
        refused(response, "invalid_request");
    }

    @Test
    void tokenEndpointTakesOnlyPost() {
        assertThat(client.get("/connect/token").statusCode()).isEqualTo(405);
    }

    @Test
    void tokensMustNotBeCached() {
        HttpResponse<String> response = client.exchange(shop.app(), code());
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private String code() {
        return client.code(shop.app(), shop.user(), shop.books());
    }

    private static void refused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }
}
