package io.xeroconnect.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Tells whether two tokens are one, without keeping either. */
final class TokenMark {
    private TokenMark() {}

    static String of(String token) {
        if (token.isEmpty()) {
            return "";
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it: the documentation of MessageDigest says so.
            throw new IllegalStateException(e);
        }
    }
}
