package io.xeroconnect.lab.herd;

import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.Credential;
import com.google.api.client.http.HttpRequest;
import io.xeroconnect.lab.xero.FastXero;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Google's credential, asked as its users do: it writes the token into a request. */
final class CredentialHolder implements Holder {
    /** It refreshes when no more than this is left. */
    private static final Duration LAST_MINUTE = Duration.ofSeconds(60);

    private final Credential credential;
    private final FastXero xero;

    CredentialHolder(Duration freshFor, FastXero xero, Clock clock) {
        this.xero = xero;
        credential = new Credential.Builder(BearerToken.authorizationHeaderAccessMethod())
                .setTransport(PeerRequest.TRANSPORT)
                .setJsonFactory(PeerRequest.JSON)
                .setTokenServerUrl(PeerRequest.url(xero))
                .setClientAuthentication(PeerRequest.app())
                .setClock(clock::millis)
                .build()
                .setAccessToken(Subject.FIRST_TOKEN)
                .setRefreshToken(PeerRequest.REFRESH_TOKEN)
                .setExpirationTimeMilliseconds(
                        clock.millis() + freshFor.plus(LAST_MINUTE).toMillis());
    }

    /** The request is made once per thread, so that only the token is measured. */
    @Override
    public Supplier<String> caller() {
        try {
            HttpRequest request = PeerRequest.TRANSPORT.createRequestFactory().buildGetRequest(PeerRequest.url(xero));
            return () -> written(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(HttpRequest request) {
        try {
            credential.intercept(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.getHeaders().getAuthorization();
    }

    @Override
    public void close() {
        // It has no threads.
    }
}
