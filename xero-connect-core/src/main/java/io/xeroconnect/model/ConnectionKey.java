package io.xeroconnect.model;

import java.util.Objects;

/**
 * Names one connection in the vendor's own terms, for example {@code shop-7}.
 *
 * <p>1 to 200 characters, compared as UTF-8 bytes: {@code A} is not {@code a} and a trailing space counts. Control
 * characters and unpaired surrogates are refused because not every store can keep them. Immutable.
 */
public final class ConnectionKey implements Comparable<ConnectionKey> {
    /** The longest key, in {@code char}s. */
    public static final int MAX_LENGTH = 200;

    private static final char RESERVED = '~';

    private final String value;

    private ConnectionKey(String value) {
        this.value = value;
    }

    /**
     * Returns the key with this value.
     *
     * @throws IllegalArgumentException if it is empty, too long, begins with {@code ~} (reserved for the library's own
     *     records) or holds a character that a store could not keep
     */
    public static ConnectionKey of(String value) {
        ConnectionKey key = ofStored(value);
        if (key.isReserved()) {
            throw new IllegalArgumentException(
                    "A connection key must not begin with '~', which is reserved for the library's own records."
                            + " Put a letter in front of it.");
        }
        return key;
    }

    /**
     * Returns a key as it stands in a store, reserved ones included. For implementations of a store.
     *
     * @throws IllegalArgumentException as {@link #of}, except that a leading {@code ~} is accepted
     */
    public static ConnectionKey ofStored(String value) {
        Objects.requireNonNull(value, "A connection key is needed, for example ConnectionKey.of(\"shop-7\").");
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "A connection key has 1 to " + MAX_LENGTH + " characters, this one has " + value.length() + ".");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (paired) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                throw new IllegalArgumentException("A connection key must not hold control characters or half"
                        + " characters; character " + i + " is U+" + String.format("%04X", (int) c) + ".");
            }
        }
        return new ConnectionKey(value);
    }

    /** Returns the key as text. */
    public String value() {
        return value;
    }

    /** Returns whether this key names a record of the library's own, which the fleet view leaves out. */
    public boolean isReserved() {
        return value.charAt(0) == RESERVED;
    }

    /** Orders keys by their UTF-8 bytes, which is the order of their code points. */
    @Override
    public int compareTo(ConnectionKey other) {
        int shared = Math.min(value.length(), other.value.length());
        for (int i = 0; i < shared; i++) {
            char a = value.charAt(i);
            char b = other.value.charAt(i);
            if (a != b) {
                boolean oneIsSupplementary = Character.isSurrogate(a) != Character.isSurrogate(b);
                return oneIsSupplementary ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(value.length(), other.value.length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
