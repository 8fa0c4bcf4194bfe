package io.xeroconnect;

import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.Objects;

/** Refuses what a caller of the front door left out or got wrong, at once and with a remedy. */
final class Arguments {
    private static final int LONGEST_TOKEN = 4096;

    private Arguments() {}

    static ConnectionKey requireKey(ConnectionKey key) {
        return Objects.requireNonNull(key, "A connection key is needed, for example ConnectionKey.of(\"shop-7\").");
    }

    static String requireTenantId(String tenantId) {
        return Objects.requireNonNull(tenantId, "A tenant id is needed: the tenantId() of one of the tenants().");
    }

    static XeroApp requireApp(XeroApp app) {
        return Objects.requireNonNull(
                app, "An app is needed, for example XeroApp.web(clientId, clientSecret, redirectUri).");
    }

    /** Refuses an app that has no refresh tokens. */
    static XeroApp requireRotating(XeroApp app) {
        if (requireApp(app).type() == XeroApp.Type.CUSTOM_CONNECTION) {
            throw new IllegalArgumentException("A custom connection has no refresh token to adopt. Call"
                    + " authorize(key, app), which needs no browser for it.");
        }
        return app;
    }

    /** The message never quotes the token. */
    static String requireRefreshToken(String token) {
        Objects.requireNonNull(token, "A refresh token is needed: the newest one that the other program stored.");
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !token.chars().allMatch(Arguments::isVisible)) {
            throw new IllegalArgumentException("The refresh token is empty, has more than " + LONGEST_TOKEN
                    + " characters, or holds a space or an invisible one. Pass it as Xero issued it.");
        }
        if (token.startsWith("eyJ") && token.chars().filter(c -> c == '.').count() == 2) {
            throw new IllegalArgumentException("This is an access token or id_token (it has three parts with dots)."
                    + " Pass the refresh_token of the same answer.");
        }
        return token;
    }

    private static boolean isVisible(int character) {
        return character > ' ' && character <= '~';
    }

    static String requireKnownTenantId(String tenantId) {
        if (requireTenantId(tenantId).isBlank()) {
            throw new IllegalArgumentException("The tenant id is empty. Pass the one that the other program used in its"
                    + " xero-tenant-id header, so that no other organisation can take its place.");
        }
        return tenantId;
    }

    static OAuth1Credentials requireCredentials(OAuth1Credentials credentials) {
        return Objects.requireNonNull(
                credentials,
                "Credentials are needed, for example OAuth1Credentials.partner(consumerKey, key, accessToken).");
    }

    static String requireSecret(String secret) {
        return Objects.requireNonNull(
                secret, "The new secret is needed; it is shown once, when it is generated at Xero.");
    }

    static String requireQuery(String rawQuery, String whose) {
        return Objects.requireNonNull(
                rawQuery, () -> "The query of the " + whose + " is needed; pass \"\" if it has none.");
    }

    static String requireCookies(String cookieHeader) {
        return Objects.requireNonNull(
                cookieHeader, "The Cookie header of the callback request is needed; pass \"\" if it has none.");
    }

    static AccessToken requireRejected(AccessToken rejected) {
        return Objects.requireNonNull(
                rejected, "The token that Xero rejected is needed; use refresh(key) if it is not known.");
    }

    static <O> O requireOperation(O operation) {
        return Objects.requireNonNull(operation, "An operation is needed, for example accounting::getOrganisations.");
    }

    static Duration requirePositive(Duration timeout) {
        Objects.requireNonNull(timeout, "A timeout is needed; leave it out to wait for the caller timeout.");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be longer than zero, it is " + timeout + ".");
        }
        return timeout;
    }
}
