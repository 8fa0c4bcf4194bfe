package io.xeroconnect;

import io.xeroconnect.internal.time.Timings;
import java.time.Duration;

/** Lengths of time for tests in any package. */
public final class TestTimings {
    /** Lease, deadline and pauses short enough to be waited out in real time; the life of a token is Xero's. */
    public static final Timings QUICK = new Timings(
            Timings.DEFAULT.refreshMargin(),
            Timings.DEFAULT.refreshJitter(),
            Timings.DEFAULT.expiryMargin(),
            Duration.ofMillis(2500),
            Duration.ofMillis(1000),
            Timings.DEFAULT.storeRecheck(),
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofMillis(50),
            Timings.DEFAULT.authorization(),
            Timings.DEFAULT.confirmation(),
            Timings.DEFAULT.confirmationLimit(),
            Timings.DEFAULT.gracePeriod(),
            Timings.DEFAULT.keepAlive(),
            Timings.DEFAULT.idleLifetime(),
            Timings.DEFAULT.tenantCheck(),
            Timings.DEFAULT.postponement());

    private TestTimings() {}

    /** Sets all timings of a builder. */
    public static ConnectionManagerBuilder set(ConnectionManagerBuilder builder, Timings timings) {
        return builder.timings(timings);
    }
}
