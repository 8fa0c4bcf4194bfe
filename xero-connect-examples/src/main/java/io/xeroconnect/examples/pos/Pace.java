package io.xeroconnect.examples.pos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** Keeps calls within a number a minute, whenever the minute is taken to begin. */
final class Pace {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int calls;
    private final Moments moments;
    private final Queue<Instant> recent = new ArrayDeque<>();

    Pace(int calls, Moments moments) {
        this.calls = calls;
        this.moments = moments;
    }

    /** Waits until the next call may be made, and counts it. */
    void next() throws InterruptedException {
        if (recent.size() == calls) {
            Duration left = Duration.between(moments.now(), recent.remove().plus(MINUTE));
            // Longer than a minute if the clock was put back meanwhile.
            if (!left.isNegative()) {
                moments.pause(left.compareTo(MINUTE) < 0 ? left : MINUTE);
            }
        }
        recent.add(moments.now());
    }
}
