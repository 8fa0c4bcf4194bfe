package io.xeroconnect.wizard;

import java.time.Duration;
import java.util.Optional;

/** Cookies of the pages: unreadable to scripts, and from no other host where the pages are https (RFC 6265bis §4.1.3.2). */
final class Cookies {
    private final boolean secure;

    Cookies(boolean secure) {
        this.secure = secure;
    }

    static Optional<String> find(String header, String name) {
        for (String pair : header.split(";", -1)) {
            String cookie = pair.strip();
            if (cookie.startsWith(name + "=")) {
                return Optional.of(cookie.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    Optional<String> read(PageRequest request, String name) {
        return request.cookie(full(name));
    }

    String set(String name, String value, Duration lifetime) {
        return full(name) + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds() + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    String drop(String name) {
        return set(name, "", Duration.ZERO);
    }

    private String full(String name) {
        return (secure ? "__Host-" : "") + "xero-set-up-" + name;
    }
}
