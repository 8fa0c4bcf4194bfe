package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A deliberately invalid grant tells whether id and secret are right. It spends nothing, whatever its answer. */
class HarmlessGrantTest {
    @RegisterExtension
    static final XeroSandboxExtension XERO = XeroSandboxExtension.with(SandboxBuilder::strict);

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
    void rightSecretIsToldFromAWrongOne() {
        for (Form form : List.of(TestClient.refreshForm("never issued"), client.codeForm(shop.app(), "never issued"))) {
            refused(client.token(shop.app(), form), "invalid_grant");
            refused(post(form, shop.app().clientId(), "wrong"), "invalid_client");
            refused(post(form, "0".repeat(32), shop.app().secret()), "invalid_client");
        }
    }

    @Test
    void customConnectionCannotUseCodes() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        refused(client.token(custom, client.codeForm(shop.app(), "never issued")), "unauthorized_client");
        refused(post(client.codeForm(shop.app(), "never issued"), custom.clientId(), "wrong"), "invalid_client");
    }

    @Test
    void webAppCannotUseClientCredentialsForATenant() {
        Form form = Form.empty().add("grant_type", "client_credentials").add("scope", "accounting.settings");
        refused(client.token(shop.app(), form), "unauthorized_client");
        refused(post(form, shop.app().clientId(), "wrong"), "invalid_client");
    }

    @Test
    void nothingIsSpent() {
        Tokens tokens = shop.connect();
        String code = client.code(shop.app(), shop.user(), shop.books());
        rightSecretIsToldFromAWrongOne();
        post(TestClient.refreshForm(tokens.refresh()), shop.app().clientId(), "wrong");
        post(client.codeForm(shop.app(), code), shop.app().clientId(), "wrong");
        assertThat(client.organisation(tokens.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(200);
        assertThat(client.exchange(shop.app(), code).statusCode()).isEqualTo(200);
        assertThat(client.refresh(shop.app(), tokens.refresh()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(Form form, String clientId, String secret) {
        return client.post("/connect/token", form, TestClient.basic(clientId, secret));
    }

    private static void refused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }
}
