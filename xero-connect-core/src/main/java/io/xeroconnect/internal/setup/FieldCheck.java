package io.xeroconnect.internal.setup;

import io.xeroconnect.model.AssumedValues;
import io.xeroconnect.setup.SetupField;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the mistake in a pasted value, by the key of its text.
 *
 * <p>It rests on {@link AssumedValues}, which are observed and not documented. What misses the form of its field narrowly is a mistake, and so is what has the form of the other
 * field; a client id of quite another form is taken all the same, and so is a short secret until Xero refuses it.
 */
final class FieldCheck {
    /** Hex digits in a number that no other kind of id has: 24, 40 and 64 are common, and may be Xero's one day. */
    private static final Pattern ALMOST_CLIENT_ID = Pattern.compile("[0-9A-Fa-f]{25,39}");

    private FieldCheck() {}

    /**
     * Returns the key of the mistake's text, or empty if the value can be right.
     *
     * @param other what is known of the other field
     */
    static Optional<String> mistake(SetupField field, String value, Optional<String> other) {
        return common(value)
                .or(() -> doubled(value, other))
                .or(() -> swapped(field, value))
                .or(() -> wrongLength(field, value));
    }

    /** Returns whether a secret that Xero refused is probably cut off; of one that Xero takes, length says nothing. */
    static boolean isShort(String refusedSecret) {
        return refusedSecret.length() < AssumedValues.USUAL_SECRET_LENGTH;
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

    /** The field whose form the value has not is the wrong one, even if it was filled first. */
    private static Optional<String> doubled(String value, Optional<String> other) {
        return other.filter(value::equals)
                .map(same -> AssumedValues.looksLikeClientId(same) ? "mistake.both-are-id" : "mistake.both-not-id");
    }

    private static Optional<String> swapped(SetupField field, String value) {
        return switch (field) {
            case CLIENT_ID -> looksLikeSecret(value) ? Optional.of("mistake.id-is-secret") : Optional.empty();
            case CLIENT_SECRET ->
                AssumedValues.looksLikeClientId(value) ? Optional.of("mistake.secret-is-id") : Optional.empty();
        };
    }

    /** Most secrets have a sign that no client id has; one in five is told by its length alone. */
    private static boolean looksLikeSecret(String value) {
        boolean hasSign = value.length() > 36 && value.matches(".*[-_].*");
        boolean hasLength = value.length() >= 40 && value.length() <= 64;
        return (hasSign || hasLength) && !value.matches("[0-9A-Fa-f-]+");
    }

    private static Optional<String> wrongLength(SetupField field, String value) {
        boolean missed = field == SetupField.CLIENT_ID
                && ALMOST_CLIENT_ID.matcher(value).matches()
                && value.length() != AssumedValues.CLIENT_ID_LENGTH;
        if (missed) {
            return Optional.of(
                    value.length() < AssumedValues.CLIENT_ID_LENGTH ? "mistake.id-cut-off" : "mistake.id-too-long");
        }
        if (value.length() >= AssumedValues.SHORTEST_SECRET) {
            return Optional.empty();
        }
        return Optional.of(field == SetupField.CLIENT_ID ? "mistake.id-cut-off" : "mistake.secret-cut-off");
    }
}
