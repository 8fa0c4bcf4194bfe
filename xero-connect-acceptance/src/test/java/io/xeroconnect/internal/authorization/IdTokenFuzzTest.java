package io.xeroconnect.internal.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.Answering;
import io.xeroconnect.model.ConnectionKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** No id_token that a fuzzer can make is accepted without Xero's key, and it is refused with the library's errors. */
final class IdTokenFuzzTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    private static final URI KEYS = URI.create("https://identity.xero.com/jwks");
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"1\"}";
    private static final KeyPair SIGNER = signer();

    /** Three lines are header, claims and signature, still to be encoded; anything else is a token as it is. */
    @FuzzTest(maxDuration = "10m")
    void anyTokenIsRefused(byte[] input) {
        String text = new String(input, UTF_8);
        String[] parts = text.split("\n", 3);
        boolean forged = parts.length < 3
                ? isAccepted(text, published())
                : isAccepted(encoded(parts[0]) + "." + encoded(parts[1]) + "." + encoded(parts[2]), published());
        if (forged) {
            throw new AssertionError("A forged identity was accepted.");
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anySignedClaimsAreAcceptedOrRefused(byte[] claims) throws GeneralSecurityException {
        String content =
                encoded(HEADER) + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(SIGNER.getPrivate());
        signature.update(content.getBytes(UTF_8));
        String signed = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        boolean accepted = isAccepted(content + "." + signed, published());
        if (accepted && !new String(claims, UTF_8).contains("nonce")) {
            throw new AssertionError("An identity without a nonce was accepted.");
        }
    }

    @FuzzTest(maxDuration = "10m")
    void anyKeySetIsReadOrRefused(byte[] keys) {
        try {
            keySet(keys).find(Optional.of("1"));
        } catch (java.io.IOException expected) {
            // it could not be read
        }
    }

    private static boolean isAccepted(String token, byte[] keys) {
        TokenSet tokens = new TokenSet("a", Optional.of("r"), 0, Long.MAX_VALUE, List.of(), "app", "");
        Candidate candidate = Candidate.unchecked(tokens, Optional.of(token), "nonce-of-43-characters", Long.MAX_VALUE);
        try {
            new IdTokenCheck(keySet(keys), "https://identity.xero.com").verify(KEY, candidate);
            return true;
        } catch (AuthorizationFailedException | TemporarilyUnavailableException expected) {
            return false;
        }
    }

    private static KeySet keySet(byte[] keys) {
        return new KeySet(Answering.http(200, keys), KEYS, Time.of(Clock.systemUTC()));
    }

    private static byte[] published() {
        RSAPublicKey key = (RSAPublicKey) SIGNER.getPublic();
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String modulus = base64.encodeToString(key.getModulus().toByteArray());
        String exponent = base64.encodeToString(key.getPublicExponent().toByteArray());
        String jwk = "{\"kty\":\"RSA\",\"kid\":\"1\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"" + modulus
                + "\",\"e\":\"" + exponent + "\"}";
        return ("{\"keys\":[" + jwk + "]}").getBytes(UTF_8);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8));
    }

    private static KeyPair signer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
