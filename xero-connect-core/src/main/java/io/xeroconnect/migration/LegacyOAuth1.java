package io.xeroconnect.migration;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Objects;
import java.util.Optional;

/** A connection of OAuth 1.0a that other code kept. */
record LegacyOAuth1(ConnectionKey connection, Optional<XeroApp> app, OAuth1Credentials credentials)
        implements LegacyConnection {
    static LegacyOAuth1 of(ConnectionKey key, Optional<XeroApp> app, OAuth1Credentials credentials) {
        Objects.requireNonNull(key, "A connection key is needed, for example ConnectionKey.of(\"shop-7\").");
        Objects.requireNonNull(credentials, () -> "Connection " + key + " needs its credentials of OAuth 1.0a.");
        return new LegacyOAuth1(key, app, credentials);
    }

    static XeroApp requireApp(ConnectionKey key, XeroApp app) {
        return Objects.requireNonNull(
                app, () -> "Connection " + key + " needs an app; leave it out if it is the manager's own.");
    }

    @Override
    public String key() {
        return connection.value();
    }

    @Override
    public String tokenMark() {
        return credentials
                .signing()
                .map(signing -> TokenMark.of(signing.accessToken()))
                .orElse("");
    }

    @Override
    public <T> T bringBy(Way<T> way) {
        return way.migrate(connection, app, credentials);
    }

    @Override
    public String toString() {
        return "LegacyConnection[" + connection + ", " + credentials + "]";
    }
}
