package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Judges when the lease of another has lapsed, without believing its clock: when this process has itself seen the same
 * owner for the whole lease, or when the written end lies so far back that no clock is that wrong.
 *
 * <p>Remembered per connection across calls. Thread-safe.
 */
public final class LeaseWatch {
    private static final Duration NO_CLOCK_IS_THAT_WRONG = Duration.ofMinutes(15);

    private @Nullable String owner;
    private @Nullable Stopwatch since;

    /** Notes when this process claimed a lease itself. */
    public synchronized void claimed(Lease lease, Stopwatch start) {
        owner = lease.owner();
        since = start;
    }

    /** Returns how much of the lease is left as far as this process can tell; zero or less if it has lapsed. */
    public synchronized Duration remaining(Lease lease, Time time) {
        long writtenEnd = lease.claimedAt() + lease.duration().toMillis();
        if (time.millis() - writtenEnd > NO_CLOCK_IS_THAT_WRONG.toMillis()) {
            return Duration.ZERO;
        }
        Stopwatch watch = since;
        if (watch == null || !lease.owner().equals(owner)) {
            watch = Stopwatch.start(time);
            owner = lease.owner();
            since = watch;
        }
        return lease.duration().minus(watch.atLeast());
    }
}
