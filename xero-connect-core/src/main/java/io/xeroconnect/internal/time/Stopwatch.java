package io.xeroconnect.internal.time;

import java.time.Duration;

/**
 * Measures elapsed time by both clocks, since either can mislead: a suspended machine stops the monotonic one, and an
 * operator can move the other. Immutable.
 */
public final class Stopwatch {
    private final Time time;
    private final long startMillis;
    private final long startNanos;

    private Stopwatch(Time time) {
        this.time = time;
        this.startMillis = time.millis();
        this.startNanos = time.nanos();
    }

    /** Returns a stopwatch that runs from now. */
    public static Stopwatch start(Time time) {
        return new Stopwatch(time);
    }

    /** Returns the longer of the two readings: for the holder of a lease, who must not believe it lasts too long. */
    public Duration atMost() {
        return Duration.ofNanos(Math.max(monotonic(), wall()));
    }

    /** Returns the shorter of the two readings: for whoever waits for another's lease to lapse. */
    public Duration atLeast() {
        return Duration.ofNanos(Math.max(0, Math.min(monotonic(), wall())));
    }

    private long monotonic() {
        return time.nanos() - startNanos;
    }

    private long wall() {
        return (time.millis() - startMillis) * 1_000_000L;
    }
}
