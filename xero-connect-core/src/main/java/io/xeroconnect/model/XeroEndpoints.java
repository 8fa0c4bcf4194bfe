package io.xeroconnect.model;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;

/**
 * Where Xero answers. Every address is https, or http on a loopback host. Immutable.
 *
 * @param authorization the authorization endpoint, opened in the owner's browser (RFC 6749 §3.1)
 * @param token the token endpoint (RFC 6749 §3.2)
 * @param revocation the revocation endpoint (RFC 7009)
 * @param keys the JSON Web Key Set that signs id_tokens (RFC 7517)
 * @param connections Xero's list of tenants, {@code /connections}
 * @param api the root of Xero's accounting API, with a trailing slash
 * @param migration where tokens of OAuth 1.0a were swapped until 2021
 * @param issuer the exact {@code iss} of id_tokens and callbacks (OpenID Connect Core §2, RFC 9207)
 */
public record XeroEndpoints(
        URI authorization,
        URI token,
        URI revocation,
        URI keys,
        URI connections,
        URI api,
        URI migration,
        String issuer) {
    /** The real Xero. */
    public static final XeroEndpoints PRODUCTION = new XeroEndpoints(
            URI.create("https://login.xero.com/identity/connect/authorize"),
            URI.create("https://identity.xero.com/connect/token"),
            URI.create("https://identity.xero.com/connect/revocation"),
            URI.create("https://identity.xero.com/.well-known/openid-configuration/jwks"),
            URI.create("https://api.xero.com/connections"),
            URI.create("https://api.xero.com/api.xro/2.0/"),
            URI.create("https://api.xero.com/oauth/migrate"),
            "https://identity.xero.com");

    /** Refuses addresses over which a secret could be overheard. */
    public XeroEndpoints {
        requireSafe("authorization", authorization);
        requireSafe("token", token);
        requireSafe("revocation", revocation);
        requireSafe("keys", keys);
        requireSafe("connections", connections);
        requireSafe("api", api);
        requireSafe("migration", migration);
        if (requireGiven("issuer", issuer).isBlank()) {
            throw new IllegalArgumentException("The issuer is missing: the exact value of iss in id_tokens.");
        }
    }

    /** Returns the endpoints of a server that has Xero's paths below one base address, such as the sandbox. */
    public static XeroEndpoints at(URI base) {
        String root = requireGiven("base", base).toString().replaceAll("/+$", "");
        return new XeroEndpoints(
                URI.create(root + "/identity/connect/authorize"),
                URI.create(root + "/connect/token"),
                URI.create(root + "/connect/revocation"),
                URI.create(root + "/.well-known/openid-configuration/jwks"),
                URI.create(root + "/connections"),
                URI.create(root + "/api.xro/2.0/"),
                URI.create(root + "/oauth/migrate"),
                root);
    }

    /** Returns a builder that starts from {@link #PRODUCTION}. */
    public static Builder builder() {
        return new Builder(PRODUCTION);
    }

    private static <T> T requireGiven(String name, T value) {
        return Objects.requireNonNull(value, () -> "The endpoint setting " + name + " is null. Pass its value.");
    }

    private static void requireSafe(String name, URI uri) {
        requireGiven(name, uri);
        String scheme = String.valueOf(uri.getScheme());
        String host = uri.getHost();
        boolean https = scheme.equalsIgnoreCase("https") && host != null;
        if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The " + name + " endpoint must have neither a fragment nor a user name.");
        }
        boolean loopback = scheme.equalsIgnoreCase("http") && host != null && isLoopback(host);
        if (!https && !loopback) {
            throw new IllegalArgumentException("The " + name + " endpoint must be an absolute https address (http only"
                    + " on a loopback host): " + uri);
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Collects endpoints one by one; those not set stay Xero's own. Not thread-safe. */
    public static final class Builder {
        private URI authorization;
        private URI token;
        private URI revocation;
        private URI keys;
        private URI connections;
        private URI api;
        private URI migration;
        private String issuer;

        private Builder(XeroEndpoints start) {
            authorization = start.authorization;
            token = start.token;
            revocation = start.revocation;
            keys = start.keys;
            connections = start.connections;
            api = start.api;
            migration = start.migration;
            issuer = start.issuer;
        }

        /** Sets the authorization endpoint. */
        public Builder authorization(URI uri) {
            authorization = requireGiven("authorization", uri);
            return this;
        }

        /** Sets the token endpoint. */
        public Builder token(URI uri) {
            token = requireGiven("token", uri);
            return this;
        }

        /** Sets the revocation endpoint. */
        public Builder revocation(URI uri) {
            revocation = requireGiven("revocation", uri);
            return this;
        }

        /** Sets the address of the key set. */
        public Builder keys(URI uri) {
            keys = requireGiven("keys", uri);
            return this;
        }

        /** Sets the address of the tenant list. */
        public Builder connections(URI uri) {
            connections = requireGiven("connections", uri);
            return this;
        }

        /** Sets the root of the accounting API. */
        public Builder api(URI uri) {
            api = requireGiven("api", uri);
            return this;
        }

        /** Sets where tokens of OAuth 1.0a are swapped. */
        public Builder migration(URI uri) {
            migration = requireGiven("migration", uri);
            return this;
        }

        /** Sets the issuer. */
        public Builder issuer(String value) {
            issuer = requireGiven("issuer", value);
            return this;
        }

        /**
         * Returns the endpoints.
         *
         * @throws IllegalArgumentException if one is neither https nor loopback
         */
        public XeroEndpoints build() {
            return new XeroEndpoints(authorization, token, revocation, keys, connections, api, migration, issuer);
        }
    }
}
