package io.xeroconnect.acceptance.torture;

import com.google.api.client.auth.oauth2.Credential;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.io.IOException;
import java.net.URI;
import java.util.function.UnaryOperator;

/** Google's credential over a shared data store, loaded for each request as its servlets do. */
final class GoogleCredential implements TokenKeeper {
    /** Google refreshes in the last minute; this is its scale. */
    private static final long MARGIN_SECONDS = 1;

    private final Rows rows;
    private final PlainOAuth oauth;

    GoogleCredential(Rows rows, PlainOAuth oauth) {
        this.rows = rows;
        this.oauth = oauth;
    }

    @Override
    public void connect(ConnectionKey key, XeroApp app, UnaryOperator<URI> owner) throws IOException {
        oauth.connect(rows, key, app, owner);
    }

    @Override
    public String accessToken(ConnectionKey key) throws IOException {
        Credential credential = load(key);
        Long left = credential.getExpiresInSeconds();
        boolean due = credential.getAccessToken() == null || left == null || left <= MARGIN_SECONDS;
        return due ? refreshed(credential) : credential.getAccessToken();
    }

    @Override
    public String refresh(ConnectionKey key) throws IOException {
        return refreshed(load(key));
    }

    private Credential load(ConnectionKey key) throws IOException {
        return oauth.flow(rows.read(key))
                .setDataStoreFactory(new RowDataStore.Factory(rows))
                .build()
                .loadCredential(key.value());
    }

    private static String refreshed(Credential credential) throws IOException {
        if (!credential.refreshToken()) {
            throw new IOException("The credential did not refresh");
        }
        return credential.getAccessToken();
    }

    @Override
    public void close() {}
}
