package io.xeroconnect.examples;

import io.xeroconnect.Migration;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.examples.recipes.MigrateOAuth1;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.PrintStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;

/**
 * Shows {@link MigrateOAuth1} with two shops: a partner app's token is swapped, and a private app's owner consents once. The
 * sandbox still swaps; at the real Xero expect the second way for every shop.
 */
public final class MigrateOAuth1Main {
    /** Of an access token of OAuth 1.0a. */
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Retailer retailer;
    private final PrintStream out;

    private MigrateOAuth1Main(Retailer retailer, PrintStream out) {
        this.retailer = retailer;
        this.out = out;
    }

    /** Runs it. */
    public static void main(String... args) throws Exception {
        run(System.out);
    }

    static void run(PrintStream out) throws Exception {
        InMemoryTokenStore store = new InMemoryTokenStore(); // in production one that lasts, under EncryptedTokenStore
        try (Retailer retailer = new Retailer(() -> store)) {
            MigrateOAuth1Main example = new MigrateOAuth1Main(retailer, out);
            example.migrate(Retailer.CORNER, example.partnerCredentials());
            example.migrate(
                    Retailer.KIOSK, MigrateOAuth1.privateApp(FormerOrganisation.UNKNOWN.withName("Harbour Kiosk")));
        }
    }

    /** What the product has kept: the consumer key, the signing key as a PEM file, and a token that is still valid. */
    private OAuth1Credentials partnerCredentials() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        String consumerKey = retailer.app.enableOAuth1(keys.getPublic());
        String token = retailer.app.issueOAuth1Token(retailer.owner, retailer.cornerShop);
        return MigrateOAuth1.partner(
                consumerKey,
                pem,
                token,
                retailer.xero.clock().instant().plus(LIFETIME),
                FormerOrganisation.UNKNOWN.withTenantId(
                        retailer.cornerShop.tenantId().toString()));
    }

    private void migrate(ConnectionKey key, OAuth1Credentials credentials) throws Exception {
        XeroApp app = retailer.appWith(retailer.app.secret());
        Migration migration = new MigrateOAuth1(retailer.product()).migrate(key, app, credentials);
        out.println(key + ": " + migration.outcome()
                + migration
                        .reason()
                        .map(ConsentReason::sentence)
                        .map(why -> ". " + why)
                        .orElse(""));
        if (migration.request().isPresent()) {
            XeroConnection connected = consent(migration.request().get());
            out.println(key + ": its owner has consented, for "
                    + connected.tenantName().orElse("no organisation"));
        }
        out.println(key + ": calls reach " + retailer.organisation(key));
    }

    /** On the web this is a redirect with a cookie, and the callback page. Another organisation would not get through. */
    private XeroConnection consent(AuthorizationRequest request) {
        URI callback = retailer.owner.allow(request.uri(), retailer.harbourKiosk);
        String cookie = request.bindingCookie().split(";", 2)[0];
        return retailer.product().completeAuthorization(callback.getRawQuery(), cookie);
    }
}
