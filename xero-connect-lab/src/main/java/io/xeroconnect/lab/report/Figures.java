package io.xeroconnect.lab.report;

import java.util.Locale;

/** Figures as text: three digits that count, as many as they need before the point. */
final class Figures {
    private static final int HUNDRED = 100;
    private static final int TEN = 10;

    private Figures() {}

    static String text(double figure) {
        double size = Math.abs(figure);
        String format = size >= HUNDRED ? "%,.0f" : size >= TEN ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, figure);
    }

    /** Returns the case of a row, without the name of its experiment. */
    static String label(Row row) {
        return row.name().substring(row.name().indexOf(':') + 1).strip();
    }
}
