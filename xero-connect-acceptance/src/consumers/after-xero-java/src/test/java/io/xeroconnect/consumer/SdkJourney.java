package io.xeroconnect.consumer;

import com.xero.api.ApiClient;
import com.xero.api.client.AccountingApi;
import com.xero.models.accounting.Organisations;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.net.URI;

/** The official SDK's calls, with this library's tokens. */
public final class SdkJourney {
    private SdkJourney() {}

    /** Ends with status 0 and the line {@code sdk: passed} if the SDK reads the organisation's name. */
    public static void main(String[] args) throws Exception {
        ConnectionKey key = ConnectionKey.of("shop-7");
        URI redirectUri = URI.create("https://pos.example/xero/callback");
        try (XeroSandbox sandbox = XeroSandbox.start();
                ConnectionManager xero = ConnectionManager.builder(new InMemoryTokenStore())
                        .endpoints(XeroEndpoints.at(sandbox.baseUri()))
                        .build()) {
            SandboxUser owner = sandbox.addUser("owner@shop.example");
            SandboxOrganisation organisation = sandbox.addOrganisation("Corner Shop", owner);
            SandboxApp app = sandbox.addWebApp("Till", redirectUri);
            xero.useApp(key, XeroApp.web(app.clientId(), app.secret(), redirectUri));
            AuthorizationRequest request = xero.beginAuthorization(key);
            URI callback = owner.allow(request.uri(), organisation);
            xero.completeAuthorization(callback.getRawQuery(), request.bindingCookie());

            ApiClient client = new ApiClient(sandbox.baseUri() + "/api.xro/2.0", null, null, null, null);
            AccountingApi accounting = new AccountingApi(client);
            Organisations organisations = xero.call(key, accounting::getOrganisations);
            String name = organisations.getOrganisations().get(0).getName();
            if (!name.equals("Corner Shop")) {
                throw new IllegalStateException("The SDK read another name: " + name);
            }
        }
        System.out.println("sdk: passed");
    }
}
