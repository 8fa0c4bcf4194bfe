package io.xeroconnect.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A bearer token for Xero's API (RFC 6750), usable until {@link #expiresAt}.
 *
 * <p>Its text form is redacted; use {@link #value()} or {@link #authorizationHeader()} for a request. Immutable.
 *
 * @param value the token as Xero issued it; a secret
 * @param expiresAt when Xero stops accepting it, counted from before it was requested
 */
public record AccessToken(String value, Instant expiresAt) {
    /** Refuses an empty token. */
    public AccessToken {
        Objects.requireNonNull(expiresAt, "expiresAt");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("An access token must not be empty.");
        }
    }

    /** Returns the whole value of the {@code Authorization} request header; a secret (RFC 6750 §2.1). */
    public String authorizationHeader() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "AccessToken[redacted, expires " + expiresAt + "; use value()]";
    }
}
