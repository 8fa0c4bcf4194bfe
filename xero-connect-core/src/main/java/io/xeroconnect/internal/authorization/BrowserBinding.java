package io.xeroconnect.internal.authorization;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that ties a callback to the browser that began: one per authorization, so that two tabs do not disturb each
 * other, and unreadable to scripts.
 */
final class BrowserBinding {
    private BrowserBinding() {}

    /** Returns a whole {@code Set-Cookie} value. Lax, because the browser comes back from another site. */
    static String setCookie(String state, String value, URI redirectUri, Duration lifetime) {
        return cookieName(state, redirectUri) + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (isHttps(redirectUri) ? "; Secure" : "");
    }

    /** Returns this authorization's value from a {@code Cookie} request header. */
    static Optional<String> read(String cookieHeader, String state, URI redirectUri) {
        String prefix = cookieName(state, redirectUri) + "=";
        for (String pair : cookieHeader.split(";", -1)) {
            String cookie = pair.strip();
            if (cookie.startsWith(prefix)) {
                return Optional.of(cookie.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    /** The prefix makes browsers refuse a cookie of this name from any other host (RFC 6265bis §4.1.3.2). */
    private static String cookieName(String state, URI redirectUri) {
        String hash = RandomText.hash("cookie " + state).substring(0, 16);
        return (isHttps(redirectUri) ? "__Host-" : "") + "xero-connect-" + hash;
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
