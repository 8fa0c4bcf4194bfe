package io.xeroconnect.sandbox.internal.state;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Random identifiers in the shapes that Xero uses. */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** 32 lower-case hex digits, as in {@code sub} and {@code sid}. */
    static String hex() {
        return HexFormat.of().formatHex(bytes(16));
    }

    /** 32 upper-case hex digits, as in a client id. */
    static String clientId() {
        return hex().toUpperCase(Locale.ROOT);
    }

    /** 48 URL-safe characters, as in a client secret. */
    static String secret() {
        return text(36);
    }

    /** 43 URL-safe characters, as in an authorization code or a refresh token. */
    static String opaque() {
        return text(32);
    }

    private static String text(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
