package io.xeroconnect.migration;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/** A connection of OAuth 2.0 that other code kept. */
record LegacyRefreshToken(ConnectionKey connection, XeroApp xeroApp, String refreshToken, String tenantId)
        implements LegacyConnection {
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
