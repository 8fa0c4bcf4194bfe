package io.xeroconnect.refresh;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again, for something that another thread brings about. */
final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Eventually() {}

    /** A question that becomes true, or fails until it does. */
    interface Question {
        boolean isTrue() throws Exception;
    }

    static void is(String what, Question question) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!question.isTrue()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + LONGEST + ": " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
