package io.xeroconnect.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One OAuth scope as Xero spells it, for example {@code accounting.invoices}.
 *
 * @param value one or more visible ASCII characters without space, quote or backslash (RFC 6749 §3.3)
 */
public record Scope(String value) implements Comparable<Scope> {
    private static final String READING = ".read";

    /** Asks for a refresh token; without it a connection dies after 30 minutes. The library always adds it. */
    public static final Scope OFFLINE_ACCESS = new Scope("offline_access");

    /** Asks for an id_token, by which the library ties the answer to its own request. */
    public static final Scope OPENID = new Scope("openid");

    /** Granted by a person about themselves: a custom connection, which stands for none, cannot have them. */
    public static final Set<Scope> OF_A_PERSON = Set.of(OPENID, new Scope("profile"), new Scope("email"));

    /** Refuses a value that is not one scope token. */
    public Scope {
        Objects.requireNonNull(value, "A scope is needed, for example accounting.invoices.");
        if (value.isEmpty() || !value.chars().allMatch(Scope::mayStand)) {
            throw new IllegalArgumentException(
                    "A scope is one word such as accounting.invoices; pass several scopes as several values.");
        }
    }

    private static boolean mayStand(int character) {
        return character > ' ' && character <= '~' && character != '"' && character != '\\';
    }

    /** Returns the scope with this value. */
    public static Scope of(String value) {
        return new Scope(value);
    }

    /** Returns the scope that allows writing as well, if this one is for reading. */
    Optional<Scope> writing() {
        return value.endsWith(READING)
                ? Optional.of(new Scope(value.substring(0, value.length() - READING.length())))
                : Optional.empty();
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    // Written out, as is the hash: a record's own are linked at their first use, which every start would wait for.
    @Override
    public boolean equals(Object other) {
        return other instanceof Scope scope && value.equals(scope.value);
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
