package io.xeroconnect.internal.authorization;

import com.google.api.client.auth.openidconnect.IdToken;
import com.google.api.client.json.webtoken.JsonWebSignature;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.json.GoogleJson;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Verifies that an id_token was signed by Xero, for this app and this request (OpenID Connect Core §3.1.3.7).
 *
 * <p>Google's verifier is not used: an environment variable switches its signatures off, and it knows neither nonce nor
 * azp nor at_hash.
 */
final class IdTokenCheck {
    private static final int LONGEST = 16_384;
    private static final long LEEWAY_SECONDS = 60;

    /** Nearly always it is our clock that is wrong, and then pressing Connect again does not help. */
    private static final String CLOCK = "; is the clock of this machine right?";

    private final KeySet keys;
    private final String issuer;

    IdTokenCheck(KeySet keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * Does nothing if the candidate's id_token is in order, or it has none. Its lifetime is judged at the time it came.
     *
     * @throws AuthorizationFailedException ID_TOKEN_INVALID, naming the claim
     * @throws TemporarilyUnavailableException if Xero's keys cannot be had now
     */
    void verify(ConnectionKey key, Candidate candidate) {
        if (candidate.idToken().isPresent()) {
            IdToken token = parse(key, candidate.idToken().get());
            requireSignature(key, token);
            try {
                requireClaims(key, token.getPayload(), candidate);
            } catch (ClassCastException | IllegalArgumentException e) {
                throw invalid(key, "type of a claim");
            }
        }
    }

    private static IdToken parse(ConnectionKey key, String text) {
        require(key, text.length() <= LONGEST, "length");
        try {
            return IdToken.parse(GoogleJson.FACTORY, text);
        } catch (IOException | RuntimeException e) {
            // The parser meets bytes from outside with various unchecked exceptions, and may quote them.
            throw invalid(key, "format");
        }
    }

    private void requireSignature(ConnectionKey key, IdToken token) {
        JsonWebSignature.Header header = token.getHeader();
        require(key, "RS256".equals(header.getAlgorithm()), "alg");
        require(key, header.getCritical() == null, "crit");
        try {
            Optional<PublicKey> signer = keys.find(Optional.ofNullable(header.getKeyId()));
            require(key, signer.isPresent(), "kid");
            require(key, token.verifySignature(signer.orElseThrow()), "signature");
        } catch (IOException e) {
            throw new TemporarilyUnavailableException(
                    TemporarilyUnavailableException.Reason.UNREACHABLE,
                    ErrorContext.of(key).detail("(its signing keys)").cause(e));
        } catch (GeneralSecurityException e) {
            throw invalid(key, "signature");
        }
    }

    @Assumes(Assumption.NONCE_COMES_BACK)
    private void requireClaims(ConnectionKey key, IdToken.Payload payload, Candidate candidate) {
        String clientId = candidate.tokens().clientId();
        long cameAt = candidate.tokens().obtainedAt() / 1000;
        require(key, issuer.equals(payload.getIssuer()), "iss");
        List<String> audience = payload.getAudience() == null ? List.of() : payload.getAudienceAsList();
        // Nobody else is trusted with a token that speaks to us.
        require(key, audience.equals(List.of(clientId)), "aud");
        String azp = payload.getAuthorizedParty();
        require(key, azp == null || azp.equals(clientId), "azp");
        require(key, payload.getSubject() != null, "sub");
        Long issuedAt = payload.getIssuedAtTimeSeconds();
        require(key, issuedAt != null && issuedAt <= cameAt + LEEWAY_SECONDS, "iat" + CLOCK);
        Long expires = payload.getExpirationTimeSeconds();
        require(key, expires != null && expires >= cameAt - LEEWAY_SECONDS, "exp" + CLOCK);
        Long notBefore = payload.getNotBeforeTimeSeconds();
        require(key, notBefore == null || notBefore <= cameAt + LEEWAY_SECONDS, "nbf" + CLOCK);
        require(key, candidate.nonce().equals(payload.getNonce()), "nonce");
        String hash = payload.getAccessTokenHash();
        require(
                key,
                hash == null || hash.equals(accessTokenHash(candidate.tokens().accessToken())),
                "at_hash");
    }

    /** The left half of the token's SHA-256 (OpenID Connect Core §3.1.3.6). */
    private static String accessTokenHash(String accessToken) {
        byte[] half = Arrays.copyOf(RandomText.sha256(accessToken), 16);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
    }

    private static void require(ConnectionKey key, boolean holds, String claim) {
        if (!holds) {
            throw invalid(key, claim);
        }
    }

    private static AuthorizationFailedException invalid(ConnectionKey key, String claim) {
        return new AuthorizationFailedException(
                AuthorizationFailedException.Reason.ID_TOKEN_INVALID,
                ErrorContext.of(key).detail("(" + claim + ")"));
    }
}
