package io.xeroconnect.sandbox.internal.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments in items and headers. */
final class Moments {
    private static final Pattern MILLIS = Pattern.compile("/Date\\((-?\\d+)\\+0000\\)/");

    private Moments() {}

    /** Reads the member of an item. */
    static Optional<Instant> of(Object value) {
        Matcher matcher = MILLIS.matcher(String.valueOf(value));
        return matcher.matches()
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** Reads the header {@code If-Modified-Since}: UTC, with or without saying so, or as HTTP has dates. */
    static Optional<Instant> ofHeader(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.contains(",")
                            ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                            : iso(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant iso(String text) {
        boolean zoned = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
        return zoned
                ? ZonedDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
