package io.xeroconnect.lab.herd;

import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.RefreshTokenRequest;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.jackson2.JacksonFactory;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The token request of the peers, with the transport that the library uses too. */
final class PeerRequest {
    static final HttpTransport TRANSPORT = new NetHttpTransport();

    /** Deprecated in favour of Gson's; Jackson is what the library brings. */
    @SuppressWarnings("deprecation")
    static final JsonFactory JSON = JacksonFactory.getDefaultInstance();

    static final String REFRESH_TOKEN = "refresh-of-the-first-shop";

    private PeerRequest() {}

    static GenericUrl url(FastXero xero) {
        return new GenericUrl(xero.endpoints().token().toString());
    }

    static ClientParametersAuthentication app() {
        return new ClientParametersAuthentication(
                Shops.APP.clientId(), Shops.APP.clientSecret().orElseThrow());
    }

    static String token(FastXero xero) {
        try {
            return new RefreshTokenRequest(TRANSPORT, JSON, url(xero), REFRESH_TOKEN)
                    .setClientAuthentication(app())
                    .execute()
                    .getAccessToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
