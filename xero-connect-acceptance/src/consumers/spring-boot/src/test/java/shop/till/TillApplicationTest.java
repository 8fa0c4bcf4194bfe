package shop.till;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The product's own test: its context runs against a sandbox that the test has started. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TillApplicationTest {
    private static final XeroSandbox XERO = XeroSandbox.start();

    @Autowired
    private ConnectionManager manager;

    @DynamicPropertySource
    static void xero(DynamicPropertyRegistry properties) {
        properties.add("xero.base-uri", () -> XERO.baseUri().toString());
    }

    @AfterAll
    static void stop() {
        XERO.close();
    }

    @Test
    void aShopConnectsThroughTheApplicationsManager() {
        ConnectionKey key = ConnectionKey.of("shop-7");
        URI redirectUri = URI.create("https://pos.example/xero/callback");
        SandboxUser owner = XERO.addUser("owner@shop.example");
        SandboxOrganisation organisation = XERO.addOrganisation("Corner Shop", owner);
        SandboxApp app = XERO.addWebApp("Till", redirectUri);
        manager.useApp(key, XeroApp.web(app.clientId(), app.secret(), redirectUri));

        AuthorizationRequest request = manager.beginAuthorization(key);
        URI callback = owner.allow(request.uri(), organisation);
        manager.completeAuthorization(callback.getRawQuery(), request.bindingCookie());

        assertThat(manager.refresh(key).value()).isNotEmpty();
    }
}
