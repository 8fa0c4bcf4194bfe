package io.xeroconnect.migration;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Objects;
import java.util.Optional;

/** A connection of OAuth 2.0 that other code kept. */
record LegacyRefreshToken(ConnectionKey connection, XeroApp xeroApp, String refreshToken, String tenantId)
        implements LegacyConnection {
    /** A column of a table may be empty, which says nothing against the other rows. */
    static LegacyRefreshToken of(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        Objects.requireNonNull(key, "A connection key is needed, for example ConnectionKey.of(\"shop-7\").");
        Objects.requireNonNull(
                app, () -> "Connection " + key + " needs the Xero app that its refresh token was issued to.");
        return new LegacyRefreshToken(
                key, app, Objects.requireNonNullElse(refreshToken, ""), Objects.requireNonNullElse(tenantId, ""));
    }

    @Override
    public String key() {
        return connection.value();
    }

    @Override
    public Optional<XeroApp> app() {
        return Optional.of(xeroApp);
    }

    @Override
    public String tokenMark() {
        return TokenMark.of(refreshToken);
    }

    @Override
    public <T> T bringBy(Way<T> way) {
        return way.adopt(connection, xeroApp, refreshToken, tenantId);
    }

    @Override
    public String toString() {
        return "LegacyConnection[" + connection + ", OAuth 2.0, tenant " + tenantId + ", token redacted]";
    }
}
