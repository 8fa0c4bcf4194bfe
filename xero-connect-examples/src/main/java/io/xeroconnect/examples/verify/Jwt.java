package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The readable part of a signed token (RFC 7519). The signature is of no interest here. */
final class Jwt {
    private Jwt() {}

    /** Returns the claims; none if the token is not readable. */
    static Map<String, Object> claims(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 ? Json.members(decode(parts[1]).orElse(Map.of())) : Map.of();
    }

    /** Returns an unsigned stand-in with these claims, which no server accepts. */
    static String standIn(Map<String, Object> claims) {
        return encode(Map.of("alg", "none")) + "." + encode(claims) + ".redacted";
    }

    private static Optional<Object> decode(String part) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encode(Object document) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.write(document).getBytes(UTF_8));
    }
}
