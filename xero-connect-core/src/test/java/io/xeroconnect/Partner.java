package io.xeroconnect;

import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The shop's app as a partner app of OAuth 1.0a, before it came to this library. */
final class Partner {
    static final KeyPair KEYS = keys();
    static final OAuth1SigningKey KEY = OAuth1SigningKey.fromPem("-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");

    private final Shop shop;
    private final String consumerKey;

    Partner(Shop shop) {
        this.shop = shop;
        this.consumerKey = shop.app.enableOAuth1(KEYS.getPublic());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns credentials of which nothing but the token for this organisation is known. */
    OAuth1Credentials credentials(SandboxOrganisation organisation) {
        return credentials(shop.owner, organisation);
    }

    private OAuth1Credentials credentials(SandboxUser owner, SandboxOrganisation organisation) {
        return OAuth1Credentials.partner(consumerKey, KEY, shop.app.issueOAuth1Token(owner, organisation));
    }

    /** Returns credentials that know their organisation's tenant id, as most do. */
    OAuth1Credentials knowing(SandboxOrganisation organisation) {
        return knowing(shop.owner, organisation);
    }

    /** Likewise, for another owner than the shop's. */
    OAuth1Credentials knowing(SandboxUser owner, SandboxOrganisation organisation) {
        return credentials(owner, organisation)
                .withOrganisation(FormerOrganisation.UNKNOWN.withTenantId(
                        organisation.tenantId().toString()));
    }
}
