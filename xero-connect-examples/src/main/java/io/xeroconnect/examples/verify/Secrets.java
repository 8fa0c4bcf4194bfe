package io.xeroconnect.examples.verify;

import java.util.Comparator;
import java.util.TreeSet;

/** Every secret that was met, so that none is written anywhere, whatever else redacts it. */
final class Secrets {
    private static final int SHORTEST = 6;

    private final TreeSet<String> known =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Remembers a secret; shorter ones than six characters are none. Returns it. */
    String add(String secret) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
        }
        return secret;
    }

    String hide(String text) {
        String hidden = text;
        for (String secret : known) {
            hidden = hidden.replace(secret, "redacted");
        }
        return hidden;
    }
}
