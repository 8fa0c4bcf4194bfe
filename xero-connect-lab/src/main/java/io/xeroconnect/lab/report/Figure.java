package io.xeroconnect.lab.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What was measured, and between which figures it lay when it was measured more than once.
 *
 * @param value the median
 * @param least the smallest of all; the value itself if there was only one
 * @param most the largest of all; the value itself if there was only one
 */
public record Figure(double value, double least, double most) {
    private static final int HUNDRED = 100;
    private static final int TEN = 10;

    /** Returns a figure that was measured once. */
    public static Figure of(double value) {
        return new Figure(value, value, value);
    }

    /**
     * Returns the median.
     *
     * @throws IllegalArgumentException if nothing was measured
     */
    public static Figure of(List<Double> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
        List<Double> sorted = measured.stream().sorted().toList();
        int last = sorted.size() - 1;
        double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
        return new Figure(median, sorted.get(0), sorted.get(last));
    }

    /**
     * Returns the ratio of two medians, within the ratios of what was measured beside each other.
     *
     * @param above measured in turns with those below, in this order
     */
    public static Figure ratio(List<Double> above, List<Double> below) {
        double value = of(above).value / of(below).value;
        List<Double> all = new ArrayList<>(List.of(value));
        for (int i = 0; i < Math.min(above.size(), below.size()); i++) {
            all.add(above.get(i) / below.get(i));
        }
        return new Figure(value, Collections.min(all), Collections.max(all));
    }

    /** Returns whether it was measured more than once. */
    boolean isRange() {
        return least < most;
    }

    /** Returns the median, and the range if there is one. */
    @Override
    public String toString() {
        return text(value) + range();
    }

    String range() {
        return isRange() ? " (" + text(least) + " to " + text(most) + ")" : "";
    }

    /** Returns three digits that count, or as many as the figure needs before the point; of a count, all and no more. */
    static String text(double figure) {
        double size = Math.abs(figure);
        String format = size >= HUNDRED || figure == Math.rint(figure) ? "%,.0f" : size >= TEN ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, figure);
    }
}
