package product;

import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.google.api.client.auth.oauth2.RefreshTokenRequest;
import com.google.api.client.auth.oauth2.TokenResponse;
import com.google.api.client.http.BasicAuthentication;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;

/**
 * What the README of the SDK calls TokenRefresh: it reads the expiry from the access token and sends the refresh token if
 * need be. Where the new tokens go is left to the product, so here they are not stored. Words: the token endpoint's
 * address, client id, client secret, the expired access token, the refresh token.
 */
public final class FirstToken {
    private FirstToken() {}

    public static void main(String... words) throws IOException {
        DecodedJWT expired = JWT.decode(words[3]);
        if (expired.getExpiresAt().getTime() > System.currentTimeMillis()) {
            throw new IllegalStateException("The token has not expired.");
        }
        TokenResponse answer = new RefreshTokenRequest(
                        new NetHttpTransport(), new GsonFactory(), new GenericUrl(words[0] + "/connect/token"), words[4])
                .setClientAuthentication(new BasicAuthentication(words[1], words[2]))
                .execute();
        System.out.println("token of " + answer.getAccessToken().length());
    }
}
