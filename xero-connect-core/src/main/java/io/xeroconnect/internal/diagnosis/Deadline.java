package io.xeroconnect.internal.diagnosis;

import java.time.Duration;

/** The time that a test has. Each step gets a share of what is left, so that one that hangs does not starve the rest. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    /** Returns half of what is left, at least a millisecond. */
    Duration share() {
        return Duration.ofNanos(Math.max(1_000_000, (end - System.nanoTime()) / 2));
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }
}
