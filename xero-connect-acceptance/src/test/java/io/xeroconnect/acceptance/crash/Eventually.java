package io.xeroconnect.acceptance.crash;

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
        if (!isWithin(LONGEST, question)) {
            throw new AssertionError("Not within " + LONGEST + ": " + what);
        }
    }

    /** Returns as soon as it is true, or false after this long. */
    static boolean isWithin(Duration longest, Question question) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        while (!question.isTrue()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return true;
    }
}
