package io.xeroconnect.lab.herd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured, by name: each the median of what was noted under that name. */
final class Figures {
    private static final String PREFIX = "figures ";

    private final Map<String, List<Double>> noted = new TreeMap<>();

    void note(String name, double value) {
        noted.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** Notes the medians of others. */
    void noteAll(Figures others) {
        others.noted.keySet().forEach(name -> note(name, others.of(name)));
    }

    void clear() {
        noted.clear();
    }

    double of(String name) {
        List<Double> values = noted.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            throw new IllegalStateException("Nothing was noted as " + name + ".");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double most(String name) {
        return noted.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    static boolean isLine(String line) {
        return line.startsWith(PREFIX);
    }

    /** Reads what {@link #toString} wrote. */
    static Figures parse(String line) {
        Figures figures = new Figures();
        Arrays.stream(line.substring(PREFIX.length()).split(" "))
                .map(figure -> figure.split("=", 2))
                .forEach(parts -> figures.note(parts[0], Double.parseDouble(parts[1])));
        return figures;
    }

    @Override
    public String toString() {
        return noted.keySet().stream().map(name -> name + "=" + of(name)).collect(Collectors.joining(" ", PREFIX, ""));
    }
}
