package io.xeroconnect.callback;

import io.xeroconnect.model.ConnectionKey;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * The first leg of a consent: where to send the owner's browser, and the cookie that ties the answer to that browser.
 *
 * @param key the connection that is being authorized
 * @param uri where to redirect the browser; carries the state, so the text form does not show it
 * @param bindingCookie a whole {@code Set-Cookie} value to send with that redirect, from the host of the callback
 * @param redirectUri where Xero will send the browser back
 * @param expiresAt until when the answer is accepted, ten minutes after the beginning
 */
public record AuthorizationRequest(
        ConnectionKey key, URI uri, String bindingCookie, URI redirectUri, Instant expiresAt) {
    /** Refuses missing values. */
    public AuthorizationRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(bindingCookie, "bindingCookie");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + key + ", to come back to " + redirectUri + " until " + expiresAt
                + ", rest redacted]";
    }
}
