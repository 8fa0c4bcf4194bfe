package io.xeroconnect.logs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.event.Level;

/** What the library has logged in this process. Tests look for lines of their own, so nothing is ever removed. */
public final class Logs {
    private static final int MOST = 20_000;

    private record Line(Level level, String logger, String text) {}

    private static final List<Line> LINES = new CopyOnWriteArrayList<>();

    private Logs() {}

    static void add(Level level, String logger, String text) {
        if (logger.startsWith("io.xeroconnect") && LINES.size() < MOST) {
            LINES.add(new Line(level, logger, text));
        }
    }

    /** Returns the lines of the library on this level. */
    public static List<String> at(Level level) {
        return LINES.stream()
                .filter(line -> line.level() == level)
                .map(Line::text)
                .toList();
    }

    /** Returns all lines of the library. */
    public static List<String> all() {
        return LINES.stream().map(Line::text).toList();
    }
}
