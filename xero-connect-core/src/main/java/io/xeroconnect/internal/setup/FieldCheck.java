package io.xeroconnect.internal.setup;

import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.setup.SetupField;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the mistake in a pasted value, by the key of its text.
 *
 * <p>Assumptions, observed and not documented: a client id has 32 letters and digits, and neither value is shorter than
 * 20 characters. A client id of another length is taken all the same.
 */
@Assumes({Assumption.CLIENT_ID_FORMAT, Assumption.SECRET_FORMAT})
final class FieldCheck {
    private static final Pattern USUAL_CLIENT_ID = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final int SHORTEST = 20;

    private FieldCheck() {}

    /**
     * Returns the key of the mistake's text, or empty if the value can be right.
     *
     * @param other what is known of the other field
     */
    static Optional<String> mistake(SetupField field, String value, Optional<String> other) {
        return common(value).or(() -> swapped(field, value, other)).or(() -> cutOff(field, value));
    }

    private static Optional<String> common(String value) {
        if (value.isBlank()) {
            return Optional.of("mistake.empty");
        }
        if (value.contains("://") || value.startsWith("www.")) {
            return Optional.of("mistake.address");
        }
        if (value.contains("@")) {
            return Optional.of("mistake.email");
        }
        if (value.matches("[\"'\u201C\u201D\u2018\u2019`].*|.*[\"'\u201C\u201D\u2018\u2019`]")) {
            return Optional.of("mistake.quotes");
        }
        if (value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Optional.of("mistake.spaces");
        }
        return value.length() > 512 ? Optional.of("mistake.long") : Optional.empty();
    }

    private static Optional<String> swapped(SetupField field, String value, Optional<String> other) {
        boolean same = other.filter(value::equals).isPresent();
        return switch (field) {
            case CLIENT_ID -> same || looksLikeSecret(value) ? Optional.of("mistake.id-is-secret") : Optional.empty();
            case CLIENT_SECRET ->
                same || USUAL_CLIENT_ID.matcher(value).matches()
                        ? Optional.of("mistake.secret-is-id")
                        : Optional.empty();
        };
    }

    /** Xero's secrets mix cases and use signs that no client id has. */
    private static boolean looksLikeSecret(String value) {
        return value.length() > 36 && value.matches(".*[-_].*") && !value.matches("[0-9A-Fa-f-]+");
    }

    private static Optional<String> cutOff(SetupField field, String value) {
        if (value.length() >= SHORTEST) {
            return Optional.empty();
        }
        return Optional.of(field == SetupField.CLIENT_ID ? "mistake.id-cut-off" : "mistake.secret-cut-off");
    }
}
