package io.xeroconnect.migration;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a connection of OAuth 1.0a consists of. Only those of partner apps could ever be swapped for a token set, and only
 * while their access token was valid (30 minutes; refresh it with the session handle first). Immutable; the text form
 * shows no secret.
 */
public final class OAuth1Credentials {
    /** The kinds of app that OAuth 1.0a had. */
    public enum Kind {
        /** Certified, with a signing key of RSA: the only kind whose tokens could be swapped. */
        PARTNER,
        /** For one organisation, without a consent of its own. */
        PRIVATE,
        /** Uncertified, with tokens of 30 minutes that nothing refreshed. */
        PUBLIC
    }

    private static final int LONGEST = 255;

    private final Kind kind;
    private final Optional<Signing> signing;
    private final Optional<Instant> expiresAt;
    private final FormerOrganisation organisation;
    private final TenantType tenantType;

    /**
     * What a partner app signs a request with.
     *
     * @param consumerKey the app's id of OAuth 1.0a
     * @param key the app's signing key
     * @param accessToken the access token; its secret is not needed where RSA signs
     */
    public record Signing(String consumerKey, OAuth1SigningKey key, String accessToken) {
        /** Refuses malformed values. */
        public Signing {
            requireVisible("consumer key", consumerKey);
            Objects.requireNonNull(key, "The signing key is needed: OAuth1SigningKey.fromPem(text).");
            requireVisible("access token", accessToken);
        }

        @Override
        public String toString() {
            return "Signing[" + consumerKey + ", rest redacted]";
        }
    }

    private OAuth1Credentials(
            Kind kind,
            Optional<Signing> signing,
            Optional<Instant> expiresAt,
            FormerOrganisation organisation,
            TenantType tenantType) {
        this.kind = kind;
        this.signing = signing;
        this.expiresAt = expiresAt;
        this.organisation = organisation;
        this.tenantType = tenantType;
    }

    /**
     * Returns the credentials of a partner app, with a token that counts as valid: see {@link #withExpiry}.
     *
     * @throws IllegalArgumentException if a text is empty, has more than 255 characters, or holds a space or an invisible
     *     one; the message does not quote it
     */
    public static OAuth1Credentials partner(String consumerKey, OAuth1SigningKey key, String accessToken) {
        return of(Kind.PARTNER, Optional.of(new Signing(consumerKey, key, accessToken)));
    }

    /** Returns the credentials of a private app, which were never exchangeable: the owner has to consent. */
    public static OAuth1Credentials privateApp() {
        return of(Kind.PRIVATE, Optional.empty());
    }

    /** Returns the credentials of a public app, which were never exchangeable: the owner has to consent. */
    public static OAuth1Credentials publicApp() {
        return of(Kind.PUBLIC, Optional.empty());
    }

    private static OAuth1Credentials of(Kind kind, Optional<Signing> signing) {
        return new OAuth1Credentials(
                kind, signing, Optional.empty(), FormerOrganisation.UNKNOWN, TenantType.ORGANISATION);
    }

    private static void requireVisible(String what, String text) {
        Objects.requireNonNull(text, () -> "The " + what + " is needed, as OAuth 1.0a issued it.");
        boolean visible = text.chars().allMatch(character -> character > ' ' && character <= '~');
        if (text.isEmpty() || text.length() > LONGEST || !visible) {
            throw new IllegalArgumentException("The " + what + " is empty, has more than " + LONGEST
                    + " characters, or holds a space or an invisible one. Pass it as OAuth 1.0a issued it.");
        }
    }

    /** Returns these credentials with the end of their access token; by default it counts as valid, and Xero decides. */
    public OAuth1Credentials withExpiry(Instant end) {
        Objects.requireNonNull(end, "The end of the access token is null; leave it out if it is not known.");
        return new OAuth1Credentials(kind, signing, Optional.of(end), organisation, tenantType);
    }

    /** Returns these credentials with what is remembered of their organisation; by default nothing. */
    public OAuth1Credentials withOrganisation(FormerOrganisation former) {
        Objects.requireNonNull(former, "The former organisation is null; leave it out if nothing is known.");
        return new OAuth1Credentials(kind, signing, expiresAt, former, tenantType);
    }

    /** Returns these credentials as those for a tenant of this type; by default an organisation. */
    public OAuth1Credentials withTenantType(TenantType type) {
        Objects.requireNonNull(type, "The tenant type is null: TenantType.ORGANISATION or TenantType.PRACTICE.");
        return new OAuth1Credentials(kind, signing, expiresAt, organisation, type);
    }

    /** Returns the kind of app. */
    public Kind kind() {
        return kind;
    }

    /** Returns what a partner app signs with; empty for the other kinds. */
    public Optional<Signing> signing() {
        return signing;
    }

    /** Returns the end of the access token, if it is known. */
    public Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** Returns what is remembered of the organisation. */
    public FormerOrganisation organisation() {
        return organisation;
    }

    /** Returns what the token was given for. */
    public TenantType tenantType() {
        return tenantType;
    }

    @Override
    public String toString() {
        return "OAuth1Credentials[" + kind + ", " + organisation + ", rest redacted]";
    }
}
