package io.xeroconnect.sandbox.internal.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.sandbox.internal.http.Json;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON Web Tokens signed with RS256 (RFC 7519). */
public final class Jwt {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private static final String HEADER = header(SigningKey.ofThisJvm().name());

    private Jwt() {}

    static String sign(Map<String, Object> claims) {
        return signed(HEADER + "." + encode(claims));
    }

    /** The same claims, well signed, under a header that names another key. */
    static String renamed(String token, KeyName key) {
        return signed(header(key) + "." + token.split("\\.", -1)[1]);
    }

    /** Returns the claims if this JVM signed them; the times in them are not judged. */
    public static Optional<Map<String, Object>> verify(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3 && isSigned(parts)
                    ? Optional.of(Json.read(new String(DECODER.decode(parts[1]), UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** {@code at_hash}: the left half of the token's SHA-256 (OpenID Connect Core §3.1.3.6). */
    static String halfHash(String token) {
        byte[] hash = sha256(token);
        return ENCODER.encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    /** The S256 challenge of a code verifier (RFC 7636 §4.2). */
    static String challengeOf(String verifier) {
        return ENCODER.encodeToString(sha256(verifier));
    }

    private static boolean isSigned(String[] parts) {
        byte[] content = (parts[0] + "." + parts[1]).getBytes(US_ASCII);
        return SigningKey.ofThisJvm().verifies(content, DECODER.decode(parts[2]));
    }

    private static String signed(String content) {
        return content + "." + ENCODER.encodeToString(SigningKey.ofThisJvm().sign(content.getBytes(US_ASCII)));
    }

    private static String header(KeyName key) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("kid", key.kid());
        header.put("typ", "JWT");
        header.put("x5t", key.x5t());
        return encode(header);
    }

    private static String encode(Map<String, Object> part) {
        return ENCODER.encodeToString(Json.write(part).getBytes(UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }
}
