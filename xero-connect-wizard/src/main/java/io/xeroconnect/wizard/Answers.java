package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes responses, and puts on every one what keeps a page from being misused. */
final class Answers {
    private final String policy;

    /** Forms may lead to the callback's host, where the start page is: browsers check the redirect too. */
    Answers(Addresses addresses) {
        this.policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                + " form-action 'self' " + addresses.callbackOrigin()
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    static PageResponse html(int status, Html page) {
        return PageResponse.of(status, ("<!DOCTYPE html>" + page).getBytes(UTF_8))
                .with("Content-Type", "text/html; charset=utf-8");
    }

    static PageResponse text(String body) {
        return PageResponse.of(200, body.getBytes(UTF_8)).with("Content-Type", "text/plain; charset=utf-8");
    }

    /** 303: whatever the method was, the next page is fetched with GET (RFC 9110 §15.4.4). */
    static PageResponse seeOther(String location) {
        return PageResponse.of(303, new byte[0]).with("Location", location);
    }

    PageResponse guarded(PageResponse response) {
        PageResponse guarded = response.with("Content-Security-Policy", policy)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin");
        return guarded.headers().containsKey("Cache-Control") ? guarded : guarded.with("Cache-Control", "no-store");
    }
}
