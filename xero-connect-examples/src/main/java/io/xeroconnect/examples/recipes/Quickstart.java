package io.xeroconnect.examples.recipes;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.FileTokenStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The first code to write: connect one shop from a desktop, then call Xero. The README shows the tagged lines. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Connects if need be, and returns Xero's description of the organisation as JSON.
     *
     * @param redirectUri as registered at Xero, {@code http://localhost} with a port and a path
     * @param folder where the connection is kept
     * @param endpoints {@link XeroEndpoints#PRODUCTION}, or those of a sandbox
     * @param browser opens an address for the owner
     */
    public static String organisation(
            String clientId,
            String clientSecret,
            URI redirectUri,
            Path folder,
            XeroEndpoints endpoints,
            Consumer<URI> browser)
            throws IOException {
        // tag::quickstart
        ConnectionKey shop = ConnectionKey.of("shop-7"); // your own name for this customer
        try (ConnectionManager xero = ConnectionManager.builder(new FileTokenStore(folder))
                .app(XeroApp.web(clientId, clientSecret, redirectUri))
                .callbackHandler(new LoopbackCallbackHandler(browser)) // no argument: the default browser
                .endpoints(endpoints) // leave it out for the real Xero
                .build()) {
            if (xero.findConnection(shop).filter(XeroConnection::isUsable).isEmpty()) {
                xero.authorize(shop); // once: the owner signs in to Xero and presses Allow access
            }
            HttpRequest request = new NetHttpTransport()
                    .createRequestFactory(xero.requestInitializer(shop)) // token, tenant, refresh, rate limit
                    .buildGetRequest(new GenericUrl(endpoints.api().resolve("Organisation")));
            request.getHeaders().setAccept("application/json");
            return request.execute().parseAsString();
        }
        // end::quickstart
    }
}
