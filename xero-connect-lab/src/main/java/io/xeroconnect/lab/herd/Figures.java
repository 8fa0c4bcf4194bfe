package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.report.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured, by name: one figure of each round, in their order. */
final class Figures {
    private static final String PREFIX = "figures ";

    private final Map<String, List<Double>> noted = new TreeMap<>();

    void note(String name, double value) {
        noted.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    void noteAll(Figures others) {
        others.noted.forEach((name, values) -> values.forEach(value -> note(name, value)));
    }

    void clear() {
        noted.clear();
    }

    List<Double> all(String name) {
        return noted.getOrDefault(name, List.of());
    }

    /** Returns the median. */
    double of(String name) {
        return Figure.of(all(name)).value();
    }

    double most(String name) {
        return Figure.of(all(name)).most();
    }

    static boolean isLine(String line) {
        return line.startsWith(PREFIX);
    }

    /** Reads what {@link #toString} wrote. */
    static Figures parse(String line) {
        Figures figures = new Figures();
        Arrays.stream(line.substring(PREFIX.length()).split(" ", -1))
                .map(figure -> figure.split("=", 2))
                .forEach(parts -> Arrays.stream(parts[1].split(",", -1))
                        .forEach(value -> figures.note(parts[0], Double.parseDouble(value))));
        return figures;
    }

    @Override
    public String toString() {
        return noted.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + entry.getValue().stream()
                                .map(value -> String.format(Locale.ROOT, "%.5f", value))
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" ", PREFIX, ""));
    }
}
