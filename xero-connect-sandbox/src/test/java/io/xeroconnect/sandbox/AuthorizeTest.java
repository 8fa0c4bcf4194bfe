package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class AuthorizeTest {
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
    void validRequestLandsOnTheSignInPage() {
        HttpResponse<String> response = client.get(
                "/identity/connect/authorize?" + client.request(shop.app()).encode());
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(location(response)).startsWith("/identity/user/login");
        assertThat(shop.user().open(client.authorizationUri(shop.app()))).contains("Log in", "Email address");
    }

    @Test
    void callbackBringsCodeStateScopeAndSession() {
        Form callback = TestClient.parameters(shop.user().allow(client.authorizationUri(shop.app()), shop.books()));
        assertThat(callback.get("code")).hasSize(43);
        assertThat(callback.get("state")).isEqualTo("state-1");
        assertThat(callback.get("scope")).isEqualTo(TestClient.SCOPES);
        assertThat(callback.get("session_state")).isNotEmpty();
    }

    @Test
    void callbackHasNoStateIfNoneWasSent() {
        URI callback = shop.user()
                .allow(client.authorizationUri(client.request(shop.app()).remove("state")));
        assertThat(callback.getQuery()).doesNotContain("state-1").doesNotContain("&state=");
    }

    @Test
    void callbackKeepsTheQueryOfTheRedirectUri() {
        SandboxApp app = sandbox.addWebApp("Till", URI.create("https://till.example/cb?shop=7"));
        assertThat(shop.user().allow(client.authorizationUri(app)).toString())
                .startsWith("https://till.example/cb?shop=7&code=");
    }

    @Test
    void cancelComesBackAsAccessDenied() {
        URI callback = shop.user().cancel(client.authorizationUri(shop.app()));
        assertThat(callback.toString())
                .isEqualTo(TestClient.CALLBACK
                        + "?error=access_denied&error_description=TenantConsent%20status%20DENIED&state=state-1");
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).isEmpty();
    }

    @Test
    void unknownClientEndsOnAnErrorPage() {
        refused(
                client.request(shop.app()).remove("client_id").add("client_id", "0".repeat(32)),
                "unauthorized_client : Unknown client or client not enabled");
    }

    @Test
    void redirectUriMustMatchToTheLastSlash() {
        refused(
                client.request(shop.app()).remove("redirect_uri").add("redirect_uri", TestClient.CALLBACK + "/"),
                "unauthorized_client : Invalid redirect_uri");
    }

    @Test
    void everyRegisteredRedirectUriWorks() {
        URI second = URI.create("https://till.example/callback");
        SandboxApp app = sandbox.addWebApp("Till", TestClient.CALLBACK, second);
        Form request = client.request(app).remove("redirect_uri").add("redirect_uri", second.toString());
        assertThat(shop.user().allow(client.authorizationUri(request)).toString())
                .startsWith(second + "?code=");
    }

    @Test
    void unknownScopeEndsOnAnErrorPage() {
        refused(withScope("openid accounting.bananas"), "invalid_scope");
    }

    @Test
    void missingScopeEndsOnAnErrorPage() {
        refused(client.request(shop.app()).remove("scope"), "invalid_scope");
    }

    @Test
    void broadScopeIsRefusedForNewApps() {
        refused(withScope("openid accounting.transactions"), "invalid_scope");
    }

    @Test
    void broadScopeWorksForAppsThatMayStillUseIt() {
        shop.app().allowScopes("accounting.transactions");
        Form request = withScope("openid accounting.transactions");
        assertThat(shop.user().allow(client.authorizationUri(request)).getQuery())
                .contains("code=");
    }

    @Test
    void scopeThatNeedsApprovalIsRefused() {
        refused(withScope("openid paymentservices"), "unauthorized_client : Invalid scope for client");
    }

    @Test
    void customConnectionHasNoAuthorizeFlow() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        refused(client.request(shop.app()).remove("client_id").add("client_id", custom.clientId()), "invalid_scope");
    }

    @Test
    void onlyResponseTypeCodeIsKnown() {
        refused(
                client.request(shop.app()).remove("response_type").add("response_type", "token"),
                "unsupported_response_type");
    }

    @Test
    void pkceAppNeedsAChallenge() {
        SandboxApp app = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        refused(client.request(app), "code challenge required");
    }

    @Test
    void plainChallengeIsRefused() {
        SandboxApp app = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        Form request = client.request(app).add("code_challenge", "x".repeat(43)).add("code_challenge_method", "plain");
        refused(request, "Transform algorithm not supported");
    }

    @Test
    void errorPageSaysCode500AndHasAnErrorId() {
        Form request = client.request(shop.app()).remove("client_id");
        String target = location(client.get("/identity/connect/authorize?" + request.encode()));
        assertThat(target).startsWith("/identity/error?errorId=");
        HttpResponse<String> page = client.get(target);
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Error code: 500");
    }

    @Test
    void unknownEmailMayTryAgain() {
        String login = location(client.get(
                "/identity/connect/authorize?" + client.request(shop.app()).encode()));
        String flow = login.split("flow=", 2)[1];
        HttpResponse<String> again = client.post(
                "/identity/user/login", Form.empty().add("flow", flow).add("email", "nobody@shop.example"));
        assertThat(location(again)).startsWith("/identity/user/login?flow=");
        assertThat(client.get(location(again)).body()).contains("no user with this email address");
    }

    @Test
    void formCanBeAnsweredOnce() {
        String login = location(client.get(
                "/identity/connect/authorize?" + client.request(shop.app()).encode()));
        Form form = Form.empty()
                .add("flow", login.split("flow=", 2)[1])
                .add("email", shop.user().email());
        assertThat(client.post("/identity/user/login", form).statusCode()).isEqualTo(302);
        assertThat(client.post("/identity/user/login", form).statusCode()).isEqualTo(400);
    }

    @Test
    void consentCannotBeGivenBeforeSigningIn() {
        String login = location(client.get(
                "/identity/connect/authorize?" + client.request(shop.app()).encode()));
        String flow = login.split("flow=", 2)[1];
        assertThat(client.get("/identity/consent?flow=" + flow).statusCode()).isEqualTo(400);
        assertThat(client.post(
                                "/identity/consent",
                                Form.empty().add("flow", flow).add("action", "allow"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void consentOffersOnlyTheUsersOwnOrganisations() {
        SandboxOrganisation foreign = sandbox.addOrganisation("Rival", sandbox.addUser("rival@shop.example"));
        assertThatThrownBy(() -> shop.user().allow(client.authorizationUri(shop.app()), foreign))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAChoiceTheOldestOrganisationIsTaken() {
        sandbox.addOrganisation("Second Shop", shop.user());
        shop.user().allow(client.authorizationUri(shop.app()));
        assertThat(sandbox.connectionsOf(shop.user(), shop.app()))
                .extracting(SandboxConnection::tenantName)
                .containsExactly("Corner Shop");
    }

    @Test
    void oneOrganisationPerConsent() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        URI request = client.authorizationUri(shop.app());
        assertThatThrownBy(() -> shop.user().allow(request, shop.books(), second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Choose one organisation");
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).isEmpty();
    }

    @Test
    void bulkAppConnectsSeveralOrganisationsAtOnce() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        shop.app().enableBulkConnections();
        shop.user().allow(client.authorizationUri(shop.app()), shop.books(), second);
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).hasSize(2);
    }

    @Test
    void bulkCanBeSwitchedOffForOneFlow() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        shop.app().enableBulkConnections();
        Form request = client.request(shop.app()).add("acr_values", "bulk_connect:false");
        assertThatThrownBy(() -> shop.user().allow(client.authorizationUri(request), shop.books(), second))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void identityOnlyConsentConnectsNothing() {
        shop.user().allow(client.authorizationUri(withScope("openid profile email")));
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).isEmpty();
    }

    @Test
    void scopesAddUpOverConsents() {
        shop.connect();
        Form callback = TestClient.parameters(
                shop.user().allow(client.authorizationUri(withScope("openid accounting.contacts.read"))));
        assertThat(callback.get("scope")).contains("accounting.contacts.read", "accounting.settings.read");
    }

    @Test
    void pagesEscapeTheAppsName() {
        SandboxApp app = sandbox.addWebApp("<script>alert(1)</script>", TestClient.CALLBACK);
        String login = location(
                client.get("/identity/connect/authorize?" + client.request(app).encode()));
        Form form = Form.empty()
                .add("flow", login.split("flow=", 2)[1])
                .add("email", shop.user().email());
        String page =
                client.get(location(client.post("/identity/user/login", form))).body();
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void pagesRefuseToBeFramed() {
        HttpResponse<String> page = client.get(location(client.get(
                "/identity/connect/authorize?" + client.request(shop.app()).encode())));
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void redirectUrisThatXeroRefusesCannotBeRegistered() {
        for (String uri : List.of("http://127.0.0.1:8080/cb", "http://shop.example/cb", "till:callback", "/callback")) {
            assertThatThrownBy(() -> sandbox.addWebApp("Till", URI.create(uri)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Form withScope(String scope) {
        return client.request(shop.app()).remove("scope").add("scope", scope);
    }

    private void refused(Form request, String message) {
        URI uri = client.authorizationUri(request);
        assertThat(shop.user().open(uri)).contains("Error code: 500", message);
        assertThatThrownBy(() -> shop.user().allow(uri))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
