package io.xeroconnect.sandbox.internal.accounting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as Xero's JSON has them: {@code /Date(1439434356790+0000)/}, with milliseconds of the epoch in UTC. */
final class Dates {
    private static final Pattern MILLIS = Pattern.compile("/Date\\((-?\\d{1,15})([+-]\\d{4})?\\)/");

    private Dates() {}

    /** Reads either form in which a date may be sent; a time of day is dropped. */
    static Optional<LocalDate> parse(String text) {
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return Optional.of(
                    LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis.group(1))), ZoneOffset.UTC));
        }
        try {
            return Optional.of(LocalDate.parse(text.split("T", 2)[0]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String of(Instant instant) {
        return "/Date(" + instant.toEpochMilli() + "+0000)/";
    }

    static String of(LocalDate date) {
        return of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Adds a date in both forms. */
    static void put(Map<String, Object> item, String name, LocalDate date) {
        item.put(name + "String", date + "T00:00:00");
        item.put(name, of(date));
    }

    /** The day on which something without a date is written; that Xero takes it in UTC is an assumption. */
    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
