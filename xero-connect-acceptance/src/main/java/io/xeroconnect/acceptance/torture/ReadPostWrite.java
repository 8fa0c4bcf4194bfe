package io.xeroconnect.acceptance.torture;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.io.IOException;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The first thing that comes to mind: read the row, refresh if the token is about to end, write the row. */
final class ReadPostWrite implements TokenKeeper {
    /** A minute of production. */
    private static final long MARGIN_MILLIS = 1000;

    private final Rows rows;
    private final PlainOAuth oauth;

    ReadPostWrite(Rows rows, PlainOAuth oauth) {
        this.rows = rows;
        this.oauth = oauth;
    }

    @Override
    public void connect(ConnectionKey key, XeroApp app, UnaryOperator<URI> owner) throws IOException {
        oauth.connect(rows, key, app, owner);
    }

    @Override
    public String accessToken(ConnectionKey key) throws IOException {
        Row row = rows.read(key);
        return System.currentTimeMillis() < row.expiresAt() - MARGIN_MILLIS ? row.accessToken() : refresh(key, row);
    }

    @Override
    public String refresh(ConnectionKey key) throws IOException {
        return refresh(key, rows.read(key));
    }

    private String refresh(ConnectionKey key, Row row) throws IOException {
        Row refreshed = oauth.refresh(row);
        rows.write(key, refreshed);
        return refreshed.accessToken();
    }

    @Override
    public void close() {}
}
