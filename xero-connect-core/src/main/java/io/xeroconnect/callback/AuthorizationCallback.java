package io.xeroconnect.callback;

import java.util.Objects;

/**
 * What Xero's redirect brought back: the raw query of the callback address, still percent-encoded and without the
 * question mark (RFC 6749 §4.1.2).
 *
 * @param rawQuery holds a one-use code, so the text form does not show it
 */
public record AuthorizationCallback(String rawQuery) {
    /** Refuses a missing query. */
    public AuthorizationCallback {
        Objects.requireNonNull(rawQuery, "rawQuery");
    }

    @Override
    public String toString() {
        return "AuthorizationCallback[redacted]";
    }
}
