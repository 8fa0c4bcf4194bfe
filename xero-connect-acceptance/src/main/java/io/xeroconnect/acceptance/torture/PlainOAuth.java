package io.xeroconnect.acceptance.torture;

import com.google.api.client.auth.oauth2.AuthorizationCodeFlow;
import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.RefreshTokenRequest;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.http.BasicAuthentication;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.jackson2.JacksonFactory;
import io.xeroconnect.ScaledManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Google's OAuth client as its documentation shows it, with time limits of the same scale as the library's. */
final class PlainOAuth {
    /** Deprecated in favour of Gson's; Jackson is what the library brings. */
    @SuppressWarnings("deprecation")
    private static final JsonFactory JSON = JacksonFactory.getDefaultInstance();

    private static final List<String> SCOPES = List.of("offline_access", "accounting.settings.read");

    private static final Duration PRODUCTION = Duration.ofSeconds(20);

    private final HttpTransport transport = new NetHttpTransport();
    private final XeroEndpoints xero;
    private final Duration deadline;

    PlainOAuth(XeroEndpoints xero, boolean disturbed) {
        this.xero = xero;
        this.deadline = disturbed ? ScaledManager.EXCHANGE : PRODUCTION;
    }

    /** Asks for consent and writes the first row. */
    void connect(Rows rows, ConnectionKey key, XeroApp app, UnaryOperator<URI> owner) throws IOException {
        String redirectUri = app.redirectUri().orElseThrow().toString();
        Row row = new Row(app.clientId(), app.clientSecret().orElseThrow(), "", "", 0);
        AuthorizationCodeFlow flow = flow(row).build();
        URI callback = owner.apply(flow.newAuthorizationUrl()
                .setRedirectUri(redirectUri)
                .setState("any")
                .toURI());
        String code = new GenericUrl(callback.toString()).getFirst("code").toString();
        TokenResponse tokens =
                flow.newTokenRequest(code).setRedirectUri(redirectUri).execute();
        rows.write(key, filled(row, tokens));
    }

    /** Sends the row's refresh token and returns the row with what came back. */
    Row refresh(Row row) throws IOException {
        TokenResponse tokens = new RefreshTokenRequest(
                        transport, JSON, new GenericUrl(xero.token().toString()), row.refreshToken())
                .setRequestInitializer(this::limitTime)
                .setClientAuthentication(new BasicAuthentication(row.clientId(), row.secret()))
                .execute();
        return filled(row, tokens);
    }

    /** Returns a flow for the app of this row. */
    AuthorizationCodeFlow.Builder flow(Row row) {
        return new AuthorizationCodeFlow.Builder(
                        BearerToken.authorizationHeaderAccessMethod(),
                        transport,
                        JSON,
                        new GenericUrl(xero.token().toString()),
                        new ClientParametersAuthentication(row.clientId(), row.secret()),
                        row.clientId(),
                        xero.authorization().toString())
                .setScopes(SCOPES)
                .setRequestInitializer(this::limitTime);
    }

    private static Row filled(Row row, TokenResponse tokens) {
        long expiresAt = System.currentTimeMillis() + 1000 * tokens.getExpiresInSeconds();
        return row.with(tokens.getAccessToken(), tokens.getRefreshToken(), expiresAt);
    }

    private void limitTime(HttpRequest request) {
        int millis = (int) deadline.toMillis();
        request.setConnectTimeout(millis).setReadTimeout(millis).setLoggingEnabled(false);
    }
}
