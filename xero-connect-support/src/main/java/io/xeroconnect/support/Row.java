package io.xeroconnect.support;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a file. Its values may be secrets, so it does not show itself.
 *
 * @param line where it begins
 * @param values by the names of their columns; those that are empty are left out
 * @param problem why it cannot be understood, if so
 */
record Row(long line, Map<String, String> values, Optional<String> problem) {
    static Row of(long line, Map<String, String> values) {
        return new Row(line, Map.copyOf(values), Optional.empty());
    }

    static Row broken(long line, String problem) {
        return new Row(line, Map.of(), Optional.of("Line " + line + ": " + problem));
    }

    Optional<String> find(String column) {
        return Optional.ofNullable(values.get(column));
    }

    String get(String column) {
        return find(column)
                .orElseThrow(() -> new IllegalArgumentException("Line " + line + " has nothing for " + column + "."));
    }

    @Override
    public String toString() {
        return "Row[line " + line + "]";
    }
}
