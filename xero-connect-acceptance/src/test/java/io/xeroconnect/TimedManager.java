package io.xeroconnect;

import io.xeroconnect.internal.time.Timings;
import java.time.Duration;

/** Reaches the one setting of a builder that only tests may change: how long a refresh may take. */
public final class TimedManager {
    private static final Timings PRODUCTION = Timings.DEFAULT;

    private TimedManager() {}

    /** Sets a lease of another length, and with it the deadline and the pauses, in production's proportions. */
    public static ConnectionManagerBuilder withLease(ConnectionManagerBuilder builder, Duration lease) {
        return builder.timings(new Timings(
                PRODUCTION.refreshMargin(),
                PRODUCTION.refreshJitter(),
                PRODUCTION.expiryMargin(),
                lease,
                scaled(PRODUCTION.exchange(), lease),
                PRODUCTION.storeRecheck(),
                PRODUCTION.callerTimeout(),
                scaled(PRODUCTION.backoff(), lease),
                scaled(PRODUCTION.backoffLimit(), lease),
                scaled(PRODUCTION.poll(), lease),
                PRODUCTION.authorization(),
                PRODUCTION.confirmation(),
                PRODUCTION.confirmationLimit(),
                PRODUCTION.gracePeriod(),
                PRODUCTION.keepAlive(),
                PRODUCTION.idleLifetime(),
                PRODUCTION.tenantCheck(),
                PRODUCTION.postponement()));
    }

    private static Duration scaled(Duration length, Duration lease) {
        return Duration.ofNanos(length.toNanos() / PRODUCTION.lease().toMillis() * lease.toMillis());
    }
}
