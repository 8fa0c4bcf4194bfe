package io.xeroconnect.internal.time;

import java.time.Clock;
import java.time.Instant;

/**
 * The two clocks that the library reads: wall time for what is stored and sent, monotonic time for what has elapsed.
 *
 * <p>Thread-safe; neither method blocks or allocates.
 */
public interface Time {
    /** Returns milliseconds since the epoch. */
    long millis();

    /** Returns nanoseconds since some fixed moment of this process. */
    long nanos();

    /** Returns the wall time as an instant. */
    default Instant now() {
        return Instant.ofEpochMilli(millis());
    }

    /**
     * Returns both clocks behind one.
     *
     * <p>A clock of the JDK tells the wall time only and {@link System#nanoTime} what has elapsed. Any other clock tells
     * both, so that a test that moves its clock moves everything.
     */
    static Time of(Clock clock) {
        if (clock.getClass().equals(Clock.systemUTC().getClass())) {
            return new SystemTime();
        }
        boolean ofTheJdk = clock.getClass().getName().startsWith("java.time.");
        return new Time() {
            @Override
            public long millis() {
                return clock.millis();
            }

            @Override
            public long nanos() {
                return ofTheJdk ? System.nanoTime() : Math.multiplyExact(clock.millis(), 1_000_000L);
            }
        };
    }
}
