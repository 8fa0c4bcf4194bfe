package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.Migration;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.time.Instant;

/**
 * Leaves OAuth 1.0a for one shop. Xero switched it off in 2021, so expect a consent for every shop: what is certain is that
 * no other organisation than the former one slips in.
 */
public final class MigrateOAuth1 {
    private final ConnectionManager xero;

    /** Brings shops to this manager. */
    public MigrateOAuth1(ConnectionManager xero) {
        this.xero = xero;
    }

    /**
     * Returns what a partner app has kept.
     *
     * @param pem the app's signing key, the whole file
     */
    public static OAuth1Credentials partner(
            String consumerKey, String pem, String accessToken, Instant expiresAt, FormerOrganisation organisation) {
        return OAuth1Credentials.partner(consumerKey, OAuth1SigningKey.fromPem(pem), accessToken)
                .withExpiry(expiresAt)
                .withOrganisation(organisation);
    }

    /** Returns what a private app has kept; its tokens were never exchangeable. */
    public static OAuth1Credentials privateApp(FormerOrganisation organisation) {
        return OAuth1Credentials.privateApp().withOrganisation(organisation);
    }

    /**
     * Swaps the shop's token, or begins the consent that is needed instead. Blocks. Can be repeated: a shop that is
     * connected stays as it is.
     *
     * @param app what the shop's app of OAuth 1.0a has become at Xero, with a client id and secret
     * @return where {@code isMigrated()} is false, the caller shows {@code reason()}, sends the cookie of {@code request()}
     *     and redirects the owner's browser to its address; the callback page completes it as any other consent
     * @throws io.xeroconnect.error.TemporarilyUnavailableException if Xero does not answer; nothing was spent
     */
    public Migration migrate(ConnectionKey shop, XeroApp app, OAuth1Credentials credentials) {
        xero.useApp(shop, app);
        return xero.migrate(shop, credentials);
    }
}
