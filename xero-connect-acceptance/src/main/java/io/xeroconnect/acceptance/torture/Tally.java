package io.xeroconnect.acceptance.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What callers met with. Travels as a line of text from the nodes to the lead. Thread-safe. */
final class Tally {
    private static final String BETWEEN = "\t";
    private static final String BEGIN = "tally";
    private static final String END = "end";

    private final Map<String, Long> errors = new TreeMap<>();
    private long calls;
    private long longestMicros;

    synchronized void called(Duration waited) {
        calls++;
        longestMicros = Math.max(longestMicros, waited.toNanos() / 1000);
    }

    synchronized void failed(String kind) {
        errors.merge(kind, 1L, Long::sum);
    }

    synchronized long calls() {
        return calls;
    }

    synchronized Duration longestWait() {
        return Duration.ofNanos(longestMicros * 1000);
    }

    synchronized Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }

    /** Returns what happened since the last time, as one line. */
    synchronized String takeLine() {
        List<String> parts = new ArrayList<>(List.of(BEGIN, Long.toString(calls), Long.toString(longestMicros)));
        errors.forEach((kind, count) -> parts.add(count + " " + kind));
        parts.add(END);
        calls = 0;
        longestMicros = 0;
        errors.clear();
        return String.join(BETWEEN, parts);
    }

    /** Adds what a line says, unless it is another's or was cut short by a kill. */
    void addLine(String line) {
        List<String> parts = List.of(line.split(BETWEEN, -1));
        int last = parts.size() - 1;
        if (last >= 3 && parts.get(0).equals(BEGIN) && parts.get(last).equals(END)) {
            add(Long.parseLong(parts.get(1)), Long.parseLong(parts.get(2)), parts.subList(3, last));
        }
    }

    private synchronized void add(long moreCalls, long micros, List<String> moreErrors) {
        calls += moreCalls;
        longestMicros = Math.max(longestMicros, micros);
        for (String error : moreErrors) {
            int space = error.indexOf(' ');
            errors.merge(error.substring(space + 1), Long.parseLong(error.substring(0, space)), Long::sum);
        }
    }
}
