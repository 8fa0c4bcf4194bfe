package io.xeroconnect.migration;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One customer's connection as other code kept it until now, to be brought along by a {@code MigrationPlan}.
 *
 * <p>Whether its token and organisation are well formed is found when the plan comes to it, so that one bad row of a
 * table is a failed row of the report and never the end of the stream. Immutable; the text form shows no secret.
 */
public sealed interface LegacyConnection permits LegacyRefreshToken, LegacyOAuth1, UnreadableRow {
    /**
     * Returns a connection of OAuth 2.0, to be adopted.
     *
     * @param app the Xero app that the token was issued to
     * @param refreshToken the newest one that the other code stored; a missing or malformed one fails in the report
     * @param tenantId the organisation that the other code used; likewise
     */
    static LegacyConnection ofRefreshToken(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        return LegacyRefreshToken.of(key, app, refreshToken, tenantId);
    }

    /** Returns a connection of OAuth 1.0a, to be swapped with the manager's own app. */
    static LegacyConnection ofOAuth1(ConnectionKey key, OAuth1Credentials credentials) {
        return LegacyOAuth1.of(key, Optional.empty(), credentials);
    }

    /**
     * Returns a connection of OAuth 1.0a, to be swapped with this app, which is kept for it.
     *
     * @param app the customer's app of OAuth 2.0
     */
    static LegacyConnection ofOAuth1(ConnectionKey key, XeroApp app, OAuth1Credentials credentials) {
        return LegacyOAuth1.of(key, Optional.of(LegacyOAuth1.requireApp(key, app)), credentials);
    }

    /**
     * Returns what the function makes of a row whose key or app may be malformed too. Whatever it throws as an
     * {@link IllegalArgumentException} or {@link NullPointerException} becomes a failed row of the report.
     *
     * @param key your own name for this customer
     * @param reading makes the connection, with one of the other methods here
     */
    static LegacyConnection ofRow(String key, Function<ConnectionKey, LegacyConnection> reading) {
        Objects.requireNonNull(reading, "A function is needed that makes the connection of this row.");
        try {
            return reading.apply(ConnectionKey.of(key));
        } catch (IllegalArgumentException | NullPointerException e) {
            return UnreadableRow.of(key, e);
        }
    }

    /** Returns the key as text; of a row that cannot be read, what can be shown of it. */
    String key();

    /** Returns the app, empty if it is the manager's own. */
    Optional<XeroApp> app();

    /** Returns a mark that is equal for connections that share one token, and does not give it away; empty if none. */
    String tokenMark();

    /**
     * Does with this connection what is right for its kind.
     *
     * @param <T> what comes of it
     */
    <T> T bringBy(Way<T> way);

    /**
     * What to do with each kind.
     *
     * @param <T> what comes of it
     */
    interface Way<T> {
        /** Takes over a connection of OAuth 2.0. Never log the token. */
        T adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId);

        /** Swaps a connection of OAuth 1.0a. */
        T migrate(ConnectionKey key, Optional<XeroApp> app, OAuth1Credentials credentials);

        /**
         * Refuses a row that cannot be read.
         *
         * @param why a sentence without a secret
         */
        T refuse(String key, String why);
    }
}
