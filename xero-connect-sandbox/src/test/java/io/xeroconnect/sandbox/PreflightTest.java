package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the first redirect of the authorize endpoint tells an app that does not follow it. */
@ExtendWith(XeroSandboxExtension.class)
class PreflightTest {
    private static final URI REGISTERED = URI.create("https://till.example/Callback");

    private TestClient client;
    private Shop shop;
    private SandboxApp app;

    @BeforeEach
    void open(XeroSandbox fresh) {
        shop = Shop.in(fresh);
        client = shop.client();
        app = fresh.addWebApp("Till", REGISTERED, URI.create("http://localhost:8742/callback"));
    }

    @Test
    void acceptedRequestLeadsToTheSignInPage() {
        assertThat(target(client.request(app))).startsWith("/identity/user/login?flow=");
    }

    @Test
    void nearMissesOfTheRedirectUriLeadToTheErrorPage() {
        for (String miss : List.of(
                "https://till.example/Callback/",
                "http://till.example/Callback",
                "https://till.example:443/Callback",
                "https://till.example/callback",
                "https://TILL.example/Callback",
                "https://www.till.example/Callback",
                "https://till.example/Callback?shop=7",
                "http://localhost:8743/callback",
                "http://localhost/callback",
                "http://127.0.0.1:8742/callback")) {
            refused(with("redirect_uri", miss), "unauthorized_client : Invalid redirect_uri");
        }
    }

    @Test
    void unknownClientLeadsToTheErrorPage() {
        refused(with("client_id", "0".repeat(32)), "unauthorized_client : Unknown client or client not enabled");
    }

    @Test
    void scopeThatIsNotAllowedLeadsToTheErrorPage() {
        app.forbidScopes("accounting.contacts");
        refused(with("scope", "openid accounting.contacts"), "unauthorized_client : Invalid scope for client");
        refused(with("scope", "openid accounting.bananas"), "invalid_scope");
    }

    @Test
    void askingChangesNothing() {
        String code = client.code(app, shop.user(), shop.books());
        target(client.request(app));
        refused(with("client_id", "0".repeat(32)), "Unknown client");
        assertThat(client.exchange(app, code).statusCode()).isEqualTo(200);
        assertThat(shop.sandbox().connectionsOf(shop.user(), app)).hasSize(1);
    }

    private void refused(Form request, String message) {
        String target = target(request);
        assertThat(target).startsWith("/identity/error?errorId=");
        HttpResponse<String> page = client.get(target);
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains(message);
    }

    private Form with(String name, String value) {
        return client.request(app).remove(name).add(name, value);
    }

    private String target(Form request) {
        HttpResponse<String> response = client.get("/identity/connect/authorize?" + request.encode());
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }
}
