package io.xeroconnect.lab.throughput;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing to measure.
 *
 * @param goal the least share of the raw requests' throughput; empty if it is only reported
 * @param pause how long after a request Xero answers
 */
record Case(
        String title,
        StoreKind kind,
        int processes,
        int connections,
        Duration pause,
        Rounds rounds,
        Optional<Double> goal) {
    private static final int LEAST_RAW = 4_000;

    /** How often. */
    record Rounds(int warmUps, int measured) {}

    /** As many as are due, or so many that a round of them is long enough to be a limit. */
    int rawRequests() {
        return pause.isZero() ? Math.max(connections, LEAST_RAW) : connections;
    }

    String name() {
        return "throughput: " + title + ", " + (processes == 1 ? "1 process" : processes + " processes")
                + (pause.isZero() ? "" : ", answers after " + pause.toMillis() + " ms");
    }

    /** Names the file of its profile. */
    String profile() {
        return "throughput-" + word() + ".profile.txt";
    }

    /** Letters and digits only, for names of tables and files. */
    String word() {
        return title.replaceAll("[^A-Za-z0-9]", "") + processes + "x" + pause.toMillis();
    }
}
