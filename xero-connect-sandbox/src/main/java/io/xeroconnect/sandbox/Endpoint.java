package io.xeroconnect.sandbox;

import java.util.EnumSet;
import java.util.Set;

/** What can be asked of Xero, by path. */
public enum Endpoint {
    /** {@code /identity/connect/authorize}: begins a consent. */
    AUTHORIZE,
    /**
     * {@code /identity/...} and {@code /connectionLimit}: the sign-in, consent and error pages that a browser walks
     * through after AUTHORIZE.
     */
    PAGES,
    /** {@code /connect/token}. */
    TOKEN,
    /** {@code /connect/revocation}. */
    REVOCATION,
    /** {@code /.well-known/openid-configuration/jwks}. */
    KEYS,
    /** {@code /.well-known/openid-configuration}. */
    DISCOVERY,
    /** {@code /connections} and {@code /connections/{id}}. */
    CONNECTIONS,
    /** {@code /api.xro/2.0/Organisation}. */
    ORGANISATION,
    /** {@code /api.xro/2.0/Organisation/Actions}. */
    ACTIONS,
    /** {@code /api.xro/2.0/Users}. */
    USERS,
    /** {@code /api.xro/2.0/Invoices}: an empty list, for whoever has a scope that reads invoices. */
    INVOICES,
    /** {@code /api.xro/2.0/Journals}, for apps on {@link SandboxTier#ADVANCED} or above. */
    JOURNALS,
    /** {@code /oauth/migrate}: swaps a token of OAuth 1.0a for a token set. */
    MIGRATE,
    /** Any other path; answered with 404. */
    OTHER;

    private static final Set<Endpoint> API =
            EnumSet.of(CONNECTIONS, ORGANISATION, ACTIONS, USERS, INVOICES, JOURNALS, MIGRATE);

    static Endpoint of(String path) {
        return switch (path) {
            case "/identity/connect/authorize" -> AUTHORIZE;
            case "/connect/token" -> TOKEN;
            case "/connect/revocation" -> REVOCATION;
            case "/.well-known/openid-configuration/jwks" -> KEYS;
            case "/.well-known/openid-configuration" -> DISCOVERY;
            case "/connectionLimit" -> PAGES;
            case "/connections" -> CONNECTIONS;
            case "/api.xro/2.0/Organisation", "/api.xro/2.0/Organisations" -> ORGANISATION;
            case "/api.xro/2.0/Organisation/Actions" -> ACTIONS;
            case "/api.xro/2.0/Users" -> USERS;
            case "/api.xro/2.0/Invoices" -> INVOICES;
            case "/api.xro/2.0/Journals" -> JOURNALS;
            case "/oauth/migrate" -> MIGRATE;
            default -> ofPrefix(path);
        };
    }

    /** Whether replies carry {@code Xero-Correlation-Id}. */
    boolean isApi() {
        return API.contains(this);
    }

    private static Endpoint ofPrefix(String path) {
        if (path.startsWith("/connections/")) {
            return CONNECTIONS;
        }
        return path.startsWith("/identity/") ? PAGES : OTHER;
    }
}
