package io.xeroconnect.internal.oauth1;

import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.auth.oauth.OAuthRsaSigner;
import io.xeroconnect.internal.oauth1.SignatureBase.Parameter;
import io.xeroconnect.internal.time.Time;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import java.util.UUID;

/**
 * Signs requests as a partner app does: RSA-SHA1 (RFC 5849 §3.4.3), with a nonce of its own for each. Thread-safe.
 */
public final class PartnerSignature {
    private static final String METHOD = "RSA-SHA1";

    private final String consumerKey;
    private final PrivateKey key;
    private final Time time;

    /** Creates the signature of an app. */
    public PartnerSignature(String consumerKey, PrivateKey key, Time time) {
        this.consumerKey = consumerKey;
        this.key = key;
        this.time = time;
    }

    /**
     * Returns the {@code Authorization} header of a request whose body is no form (RFC 5849 §3.5.1).
     *
     * @param token the access token of OAuth 1.0a
     * @throws IllegalArgumentException if the key cannot sign
     */
    public String header(String method, URI uri, String token) {
        OAuthParameters header = new OAuthParameters();
        header.consumerKey = consumerKey;
        header.token = token;
        header.signatureMethod = METHOD;
        header.timestamp = String.valueOf(time.millis() / 1000);
        header.nonce = UUID.randomUUID().toString();
        header.version = "1.0";
        header.signature = sign(SignatureBase.of(
                method,
                uri,
                List.of(
                        new Parameter("oauth_consumer_key", header.consumerKey),
                        new Parameter("oauth_token", header.token),
                        new Parameter("oauth_signature_method", header.signatureMethod),
                        new Parameter("oauth_timestamp", header.timestamp),
                        new Parameter("oauth_nonce", header.nonce),
                        new Parameter("oauth_version", header.version))));
        return header.getAuthorizationHeader();
    }

    String sign(String base) {
        OAuthRsaSigner signer = new OAuthRsaSigner();
        signer.privateKey = key;
        try {
            return signer.computeSignature(base);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The signing key cannot sign: it is no usable RSA key.", e);
        }
    }

    @Override
    public String toString() {
        return "PartnerSignature[" + consumerKey + ", key redacted]";
    }
}
