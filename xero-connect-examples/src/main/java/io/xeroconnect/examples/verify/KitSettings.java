package io.xeroconnect.examples.verify;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.util.Optional;

/**
 * What is measured, and where.
 *
 * @param app a throw-away app with a redirect URI
 * @param migration where OAuth 1.0a tokens were once swapped; empty for a server that never had such an address
 * @param isLong whether the grace period is waited out, which takes more than half an hour
 */
public record KitSettings(XeroApp app, XeroEndpoints endpoints, Optional<URI> migration, boolean isLong) {
    /** Returns the settings for the real Xero. */
    public static KitSettings production(XeroApp app, boolean isLong) {
        return new KitSettings(
                app, XeroEndpoints.PRODUCTION, Optional.of(URI.create("https://api.xero.com/oauth/migrate")), isLong);
    }
}
