package io.xeroconnect.examples.pos;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** All that one till took on one day, in the order of its file. */
record TillDay(String till, LocalDate date, List<TillRow> rows) {
    TillDay {
        rows = List.copyOf(rows);
    }

    /** Returns the beginning of the number of everything that was taken here, for example {@code TILL1-20261121}. */
    String name() {
        return name(till, date);
    }

    static String name(String till, LocalDate date) {
        return till + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    List<TillRow> rows(Predicate<TillRow> condition) {
        return rows.stream().filter(condition).toList();
    }
}
