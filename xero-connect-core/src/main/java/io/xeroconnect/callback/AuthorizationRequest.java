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
 * @param ticket what lets another browser, or another host, go on with this request, once; empty if it did already
 */
public record AuthorizationRequest(
        ConnectionKey key, URI uri, String bindingCookie, URI redirectUri, Instant expiresAt, String ticket) {
    private static final String START_PAGE = "/xero/start";

    /** Refuses missing values. */
    public AuthorizationRequest {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(bindingCookie, "bindingCookie");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(ticket, "ticket");
    }

    /** Creates a request that no other browser can go on with. */
    public AuthorizationRequest(ConnectionKey key, URI uri, String bindingCookie, URI redirectUri, Instant expiresAt) {
        this(key, uri, bindingCookie, redirectUri, expiresAt, "");
    }

    /**
     * Returns the address of the start page on the callback's host, for pages on another host, whose cookies the callback
     * would not see, and for a browser on another device. Whoever opens it first goes on with this consent, so it is as
     * secret as the consent itself. The page passes its query to {@code ConnectionManager.continueAuthorization}.
     *
     * @param callbackOrigin scheme and host of the callback, for example {@code https://connect.example}; the page is at
     *     {@code /xero/start} there, unless a path is given
     * @throws IllegalArgumentException if the origin is not an absolute http or https address without a query
     * @throws IllegalStateException if this request was itself gone on with, which is possible once
     */
    public URI startUri(URI callbackOrigin) {
        if (ticket.isEmpty()) {
            throw new IllegalStateException("This request went on in another browser already; begin a new one.");
        }
        boolean web = "https".equalsIgnoreCase(callbackOrigin.getScheme())
                || "http".equalsIgnoreCase(callbackOrigin.getScheme());
        if (!web || callbackOrigin.getHost() == null || hasMoreThanAPath(callbackOrigin)) {
            throw new IllegalArgumentException("The origin of the callback must look like https://connect.example, or"
                    + " with the path of the start page https://connect.example/xero/start.");
        }
        String path = callbackOrigin.getRawPath();
        String page = path.isEmpty() || path.equals("/") ? START_PAGE : path;
        return URI.create(
                callbackOrigin.getScheme() + "://" + callbackOrigin.getRawAuthority() + page + "?ticket=" + ticket);
    }

    private static boolean hasMoreThanAPath(URI uri) {
        return uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + key + ", to come back to " + redirectUri + " until " + expiresAt
                + ", rest redacted]";
    }
}
