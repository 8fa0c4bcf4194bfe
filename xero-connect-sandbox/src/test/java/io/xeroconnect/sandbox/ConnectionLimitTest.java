package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class ConnectionLimitTest {
    private static final String FULL_APP =
            "Till needs to complete certification before they can connect to more Xero organisations";
    private static final String FULL_ORGANISATION = "This organisation is connected to two uncertified apps already";

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
    void starterEndsAtFiveOrganisations() {
        shop.app().setTier(SandboxTier.STARTER);
        shop.connect();
        for (int i = 2; i <= 5; i++) {
            client.connect(shop.app(), shop.user(), sandbox.addOrganisation("Shop " + i, shop.user()));
        }
        neverCallsBack(shop.app(), FULL_APP);
    }

    @Test
    void fullAppIsToldBeforeSigningIn() {
        shop.connect();
        shop.app().setConnectionLimit(1);
        HttpResponse<String> response = client.get(
                "/identity/connect/authorize?" + client.request(shop.app()).encode());
        String target = response.headers().firstValue("Location").orElseThrow();
        assertThat(target).startsWith("/connectionLimit?");
        assertThat(client.get(target).statusCode()).isEqualTo(200);
        assertThat(client.get(target).body()).contains("Connection limit reached", FULL_APP);
    }

    @Test
    void disconnectingMakesRoom() {
        shop.connect();
        shop.app().setConnectionLimit(1);
        neverCallsBack(shop.app(), FULL_APP);
        shop.user().disconnect(shop.app(), shop.books());
        assertThat(shop.connect().access()).isNotEmpty();
    }

    @Test
    void demoCompaniesAreNotCounted() {
        shop.app().setConnectionLimit(1);
        client.connect(shop.app(), shop.user(), sandbox.addDemoCompany("Demo Company (AU)", shop.user()));
        assertThat(shop.connect().access()).isNotEmpty();
    }

    @Test
    void organisationOfTwoUsersIsCountedOnce() {
        SandboxUser colleague = sandbox.addUser("colleague@shop.example");
        shop.books().addUser(colleague);
        shop.app().setConnectionLimit(2);
        shop.connect();
        client.connect(shop.app(), colleague, shop.books());
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        assertThat(client.connect(shop.app(), shop.user(), second).access()).isNotEmpty();
    }

    @Test
    void fullAppMayStillLetUsersSignIn() {
        shop.connect();
        shop.app().setConnectionLimit(1);
        Form request = client.request(shop.app()).remove("scope").add("scope", "openid profile email");
        assertThat(shop.user().allow(client.authorizationUri(request)).getQuery())
                .contains("code=");
    }

    @Test
    void thirdUncertifiedAppIsRefusedAfterTheChoice() {
        connectUncertified("First");
        connectUncertified("Second");
        shop.app().setTier(SandboxTier.CORE);
        neverCallsBack(shop.app(), FULL_ORGANISATION);
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).isEmpty();
        shop.app().setTier(SandboxTier.PLUS);
        assertThat(shop.connect().access()).isNotEmpty();
    }

    @Test
    void uncertifiedAppOfTheOrganisationMayConnectAgain() {
        SandboxApp first = connectUncertified("First");
        connectUncertified("Second");
        assertThat(client.connect(first, shop.user(), shop.books()).access()).isNotEmpty();
    }

    @Test
    void customConnectionsAreNoUncertifiedApps() {
        sandbox.addCustomConnection("Nightly", shop.books()).setTier(SandboxTier.STARTER);
        sandbox.addCustomConnection("Weekly", shop.books()).setTier(SandboxTier.STARTER);
        assertThat(connectUncertified("First").name()).isEqualTo("First");
    }

    private SandboxApp connectUncertified(String name) {
        SandboxApp app = sandbox.addWebApp(name, TestClient.CALLBACK);
        app.setTier(SandboxTier.STARTER);
        client.connect(app, shop.user(), shop.books());
        return app;
    }

    private void neverCallsBack(SandboxApp app, String message) {
        assertThatThrownBy(() -> shop.user().allow(client.authorizationUri(app), shop.books()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Xero showed a page instead of calling back")
                .hasMessageContaining(message);
    }
}
