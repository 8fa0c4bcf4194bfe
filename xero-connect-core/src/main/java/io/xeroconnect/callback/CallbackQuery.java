package io.xeroconnect.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * As much of a callback's query as a handler needs: to tell Xero's answer to this request from everything else that
 * may arrive. Whether the answer is good is decided where it is completed.
 */
final class CallbackQuery {
    /** Xero's own callbacks stay well under 1 KiB; the rest is room for parameters of the redirect URI. */
    static final int MAX_LENGTH = 8 * 1024;

    private final Map<String, List<String>> parameters;

    private CallbackQuery(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** Reads a raw query. One that cannot be decoded has no parameters. */
    static CallbackQuery parse(String rawQuery) {
        Map<String, List<String>> parameters = new HashMap<>();
        try {
            for (String pair : rawQuery.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(URLDecoder.decode(name, UTF_8), unused -> new ArrayList<>(1))
                        .add(URLDecoder.decode(value, UTF_8));
            }
            return new CallbackQuery(parameters);
        } catch (IllegalArgumentException malformedPercentEncoding) {
            return new CallbackQuery(Map.of());
        }
    }

    /** Returns whether this is an authorization response: a state, and either a code or an error (RFC 6749 §4.1.2). */
    boolean isCallback() {
        return single("state").isPresent()
                && single("code").isPresent() != single("error").isPresent();
    }

    /** Returns whether the state is the one that the request sends to Xero (RFC 6749 §10.12). */
    boolean answers(AuthorizationRequest request) {
        byte[] expected = stateOf(request).getBytes(UTF_8);
        return single("state")
                .filter(state -> MessageDigest.isEqual(expected, state.getBytes(UTF_8)))
                .isPresent();
    }

    /** Returns the parameter, or empty if it is missing, empty, or there more than once (RFC 6749 §3.1). */
    Optional<String> single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    private static String stateOf(AuthorizationRequest request) {
        return of(request.uri())
                .single("state")
                .orElseThrow(() -> new IllegalArgumentException(
                        "The authorization address carries no state. Use a request of beginAuthorization as it is."));
    }

    private static CallbackQuery of(URI uri) {
        return parse(Objects.requireNonNullElse(uri.getRawQuery(), ""));
    }
}
