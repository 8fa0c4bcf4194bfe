package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;

/**
 * Connects a shop by a custom connection, for which its owner has entered an id and a secret. No browser and no callback:
 * the owner authorized it when they made it at Xero. From then on it is used like any other connection.
 */
public final class CustomConnection {
    private final ConnectionManager xero;

    /** Connects through this manager. */
    public CustomConnection(ConnectionManager xero) {
        this.xero = xero;
    }

    /**
     * Keeps the id and the secret and tries them at Xero. Blocks.
     *
     * @return what the settings page says to the owner
     */
    public String connect(ConnectionKey shop, String clientId, String clientSecret) {
        try {
            xero.authorize(shop, XeroApp.customConnection(clientId, clientSecret));
            return "Connected.";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage()); // malformed, as with a space in it; no secret is repeated
        } catch (AppRejectedException e) {
            return xero.findConnection(shop).map(XeroConnection::nextStep).orElse(e.remedy());
        } catch (TemporarilyUnavailableException e) {
            return "Xero cannot be reached now. Your entries are kept; try again in a few minutes.";
        }
    }
}
