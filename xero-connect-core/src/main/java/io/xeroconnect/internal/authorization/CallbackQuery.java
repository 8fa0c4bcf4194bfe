package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a callback (RFC 6749 §4.1.2). Unknown ones are ignored; one that stands twice is refused (§3.1).
 */
final class CallbackQuery {
    private static final int LONGEST = 8192;

    private final Map<String, String> parameters;

    private CallbackQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static CallbackQuery parse(String rawQuery) {
        if (rawQuery.length() > LONGEST) {
            throw malformed("(longer than " + LONGEST + " characters)");
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0
                    && parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))) != null) {
                throw malformed("(a parameter stands twice)");
            }
        }
        return new CallbackQuery(parameters);
    }

    String state() {
        return find("state")
                .orElseThrow(() -> new AuthorizationFailedException(Reason.STATE_MISSING, ErrorContext.none()));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("(broken percent encoding)");
        }
    }

    private static AuthorizationFailedException malformed(String detail) {
        return new AuthorizationFailedException(
                Reason.CALLBACK_MALFORMED, ErrorContext.none().detail(detail));
    }
}
