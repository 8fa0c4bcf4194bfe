package io.xeroconnect.consumer;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.FileTokenStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A shop's whole life against the sandbox, in a product that has nothing but its class path. */
public final class Journey {
    private static final ConnectionKey SHOP = ConnectionKey.of("shop-7");
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    private Journey() {}

    /** Ends with status 0 and the line {@code journey: passed} if every step does what it should. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("journey");
        try (XeroSandbox sandbox = XeroSandbox.start();
                ConnectionManager xero = ConnectionManager.builder(new FileTokenStore(folder))
                        .endpoints(XeroEndpoints.at(sandbox.baseUri()))
                        .capabilities(Capability.SETTINGS_READ, Capability.INVOICES)
                        .clock(sandbox.clock())
                        .build()) {
            travel(sandbox, xero);
        }
        boolean named = ConnectionManager.class.getModule().isNamed();
        System.out.println("the library is " + (named ? "a named module" : "on the class path"));
        System.out.println("journey: passed");
    }

    private static void travel(XeroSandbox sandbox, ConnectionManager xero) throws Exception {
        SandboxUser owner = sandbox.addUser("owner@shop.example");
        SandboxOrganisation organisation = sandbox.addOrganisation("Corner Shop", owner);
        SandboxApp app = sandbox.addWebApp("Till", CALLBACK);

        xero.useApp(SHOP, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
        require(xero.test(SHOP).isHealthy(), "id and secret are accepted");
        AuthorizationRequest request = xero.beginAuthorization(SHOP);
        URI callback = owner.allow(request.uri(), organisation);
        XeroConnection shop = xero.completeAuthorization(callback.getRawQuery(), request.bindingCookie());
        require(shop.isUsable(), "the consent connects");

        String first = xero.accessToken(SHOP).value();
        sandbox.advance(Duration.ofMinutes(30));
        require(!xero.accessToken(SHOP).value().equals(first), "an expired token is refreshed");
        String books = new NetHttpTransport()
                .createRequestFactory(xero.requestInitializer(SHOP))
                .buildGetRequest(new GenericUrl(sandbox.baseUri() + "/api.xro/2.0/Organisation"))
                .execute()
                .parseAsString();
        require(books.contains("Corner Shop"), "Xero answers");

        String secret = app.addSecret();
        app.saveSecret(secret);
        app.deleteSecret(app.secret());
        xero.useApp(SHOP, XeroApp.web(app.clientId(), secret, CALLBACK));
        require(!xero.refresh(SHOP).value().isEmpty(), "the new secret keeps the connection");

        xero.disconnect(SHOP);
        require(sandbox.connectionsOf(owner, app).isEmpty(), "nothing is left at Xero");
        try {
            xero.accessToken(SHOP);
            require(false, "an ended connection asks for consent");
        } catch (ReauthorizationRequiredException e) {
            System.out.println("step: " + e.getMessage());
        }
    }

    private static void require(boolean holds, String fact) {
        if (!holds) {
            throw new IllegalStateException("Not so: " + fact);
        }
        System.out.println("step: " + fact);
    }
}
