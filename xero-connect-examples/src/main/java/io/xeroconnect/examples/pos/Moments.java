package io.xeroconnect.examples.pos;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The till's time. */
interface Moments {
    /** The real one. */
    Moments REAL = new Moments() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    };

    Instant now();

    /** Lets this time pass. Blocks. */
    void pause(Duration time) throws InterruptedException;
}
