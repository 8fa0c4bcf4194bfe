package io.xeroconnect.internal.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes short marks by which two secrets can be told equal and nothing else. They are keyed at random, so the same secret
 * has another mark in another manager, and none can be tried out by somebody who only has the mark. Thread-safe.
 */
public final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 5;

    private final SecretKeySpec key;

    /** Creates fingerprints under a key that nobody knows. */
    public Fingerprints() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /** Returns ten hex digits. */
    public String of(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(secret.getBytes(UTF_8)), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM + ".", e);
        }
    }
}
