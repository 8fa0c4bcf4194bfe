package io.xeroconnect.internal.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes short marks by which two secrets can be told equal and nothing else. They are keyed at random, so the same secret
 * has another mark in another manager, and none can be tried out by somebody who only has the mark. Thread-safe.
 */
public final class Fingerprints {
    private static final int LENGTH = 5;

    private final byte[] key = new byte[32];

    /** Creates fingerprints under a key that nobody knows. */
    public Fingerprints() {
        new SecureRandom().nextBytes(key);
    }

    /**
     * Returns ten hex digits. An HMAC would say no more than a digest after the key, since most of the digest is cut off;
     * but the first one makes the JVM start all its cryptography, a tenth of what the first token costs.
     */
    public String of(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(UTF_8)), 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }
}
