package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells a form of ours from one of another site: the hidden field must repeat the cookie, and what the browser says about
 * where it comes from must be the pages' own origin. Nothing is kept between requests.
 */
final class Csrf {
    static final String FIELD = "token";

    private static final String COOKIE = "form";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cookies cookies;
    private final String origin;

    Csrf(Cookies cookies, String origin) {
        this.cookies = cookies;
        this.origin = origin;
    }

    /** Returns the token of this browser, if it has one. */
    Optional<String> find(PageRequest request) {
        return cookies.read(request, COOKIE).filter(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    static String create() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String cookie(String token) {
        return cookies.set(COOKIE, token, LIFETIME);
    }

    boolean isOurs(PageRequest request) {
        String sent = request.body().fields().getOrDefault(FIELD, "");
        boolean repeated = find(request)
                .filter(token -> MessageDigest.isEqual(token.getBytes(UTF_8), sent.getBytes(UTF_8)))
                .isPresent();
        return repeated && isFromHere(request);
    }

    /** Browsers that do not send where they come from, or hide it as our own referrer policy asks, have the token. */
    private boolean isFromHere(PageRequest request) {
        String site = request.header("Sec-Fetch-Site");
        String from = request.header("Origin");
        boolean hidden = from.isEmpty() || from.equals("null");
        return (site.isEmpty() || site.equals("same-origin")) && (hidden || from.equalsIgnoreCase(origin));
    }
}
