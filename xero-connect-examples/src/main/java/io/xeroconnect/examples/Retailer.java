package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.TokenStore;
import java.net.URI;
import java.util.function.Supplier;

/** A retailer with two shops and one Xero app of their own at the sandbox, and the product that serves them. */
final class Retailer implements AutoCloseable {
    /** The product's names for the two shops. */
    static final ConnectionKey CORNER = ConnectionKey.of("shop-1");

    static final ConnectionKey KIOSK = ConnectionKey.of("shop-7");

    /** One address for all customers of the product; nothing need answer there, as the tour reads it itself. */
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    final XeroSandbox xero = XeroSandbox.start();
    final SandboxUser owner = xero.addUser("owner@shop.example");
    final SandboxOrganisation cornerShop = xero.addOrganisation("Corner Shop", owner);
    final SandboxOrganisation harbourKiosk = xero.addOrganisation("Harbour Kiosk", owner);
    final SandboxApp app = xero.addWebApp("Our till", CALLBACK);
    final Events events = new Events();

    private final XeroEndpoints endpoints = XeroEndpoints.at(xero.baseUri());
    private final OrganisationApi api = new OrganisationApi(endpoints.api());
    private final Supplier<TokenStore> stores;
    private ConnectionManager product;

    /** Starts the sandbox and the product; {@code stores} opens the same files each time it is asked. */
    Retailer(Supplier<TokenStore> stores) {
        this.stores = stores;
        this.product = start();
    }

    private ConnectionManager start() {
        return ConnectionManager.builder(stores.get())
                .endpoints(endpoints)
                .clock(xero.clock())
                .capabilities(Capability.SETTINGS_READ, Capability.INVOICES, Capability.PAYMENTS)
                .listener(events)
                .build();
    }

    /** Returns the product's one connection manager. */
    ConnectionManager product() {
        return product;
    }

    /** Ends the product and starts it again on the same files. */
    void restart() {
        product.close();
        product = start();
    }

    /** Returns the retailer's app as they would enter it. */
    XeroApp appWith(String secret) {
        return XeroApp.web(app.clientId(), secret, CALLBACK);
    }

    /**
     * Connects a shop as web pages do: the first page redirects the owner's browser to Xero and sets a cookie, the
     * callback page hands back its query and that cookie.
     */
    XeroConnection consent(ConnectionKey key, SandboxOrganisation chosen) {
        AuthorizationRequest request = product.beginAuthorization(key);
        URI callback = owner.allow(request.uri(), chosen);
        String cookie = request.bindingCookie().split(";", 2)[0];
        return product.completeAuthorization(callback.getRawQuery(), cookie);
    }

    /** Returns the name of the organisation that this shop's calls reach. */
    String organisation(ConnectionKey key) throws Exception {
        return product.call(key, api::name);
    }

    /** Returns what the product knows about a shop. */
    XeroConnection shown(ConnectionKey key) {
        return product.findConnection(key).orElseThrow();
    }

    @Override
    public void close() {
        product.close();
        xero.close();
    }
}
