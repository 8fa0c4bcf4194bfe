package io.xeroconnect.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One OAuth scope as Xero spells it, for example {@code accounting.invoices}.
 *
 * @param value one or more visible ASCII characters without space, quote or backslash (RFC 6749 §3.3)
 */
public record Scope(String value) implements Comparable<Scope> {
    /** First, because the constants below need it. */
    private static final Pattern SYNTAX = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    /** Asks for a refresh token; without it a connection dies after 30 minutes. The library always adds it. */
    public static final Scope OFFLINE_ACCESS = new Scope("offline_access");

    /** Asks for an id_token, by which the library ties the answer to its own request. */
    public static final Scope OPENID = new Scope("openid");

    /** Refuses a value that is not one scope token. */
    public Scope {
        Objects.requireNonNull(value, "A scope is needed, for example accounting.invoices.");
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A scope is one word such as accounting.invoices; pass several scopes as several values.");
        }
    }

    /** Returns the scope with this value. */
    public static Scope of(String value) {
        return new Scope(value);
    }

    @Override
    public int compareTo(Scope other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
