package io.xeroconnect.lab.fresh;

import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.Credential;
import com.google.api.client.auth.oauth2.TokenResponse;
import io.xeroconnect.model.ConnectionKey;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Google's credential, with the check that it makes itself before each request: Credential.intercept. */
final class GoogleTokens implements Tokens {
    private static final long MARGIN_SECONDS = 60;

    private final ConcurrentHashMap<ConnectionKey, Credential> credentials = new ConcurrentHashMap<>();

    GoogleTokens(ConnectionKey[] keys) {
        for (int i = 0; i < keys.length; i++) {
            TokenResponse response =
                    new TokenResponse().setAccessToken(Texts.accessToken(i)).setExpiresInSeconds(1800L);
            credentials.put(
                    keys[i],
                    new Credential(BearerToken.authorizationHeaderAccessMethod()).setFromTokenResponse(response));
        }
    }

    @Override
    public Object token(ConnectionKey key) {
        Credential credential = Objects.requireNonNull(credentials.get(key));
        Long left = credential.getExpiresInSeconds();
        if (left != null && left > MARGIN_SECONDS) {
            return credential.getAccessToken();
        }
        throw new IllegalStateException("The token has ended.");
    }
}
