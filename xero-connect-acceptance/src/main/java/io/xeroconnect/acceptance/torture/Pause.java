package io.xeroconnect.acceptance.torture;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass. */
final class Pause {
    private Pause() {}

    static void of(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    static void ofMillis(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
