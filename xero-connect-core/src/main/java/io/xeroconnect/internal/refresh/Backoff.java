package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Remembers that a refresh failed, so that nobody asks Xero again before the time. Thread-safe. */
final class Backoff {
    private final Time time;
    private final Timings timings;
    private int failures;
    private @Nullable XeroConnectException error;
    private Duration pause = Duration.ZERO;
    private @Nullable Stopwatch since;

    Backoff(Time time, Timings timings) {
        this.time = time;
        this.timings = timings;
    }

    /** Notes a failure and returns the pause: twice as long as the last one and jittered, but at least {@code atLeast}. */
    synchronized Duration failed(XeroConnectException because, Duration atLeast) {
        long longest = timings.backoffLimit().toMillis();
        long doubled = timings.backoff().toMillis() << Math.min(failures, 20);
        long own = Math.min(longest, doubled);
        long jittered = own / 2 + ThreadLocalRandom.current().nextLong(own / 2 + 1);
        failures++;
        error = because;
        pause = Duration.ofMillis(Math.max(jittered, atLeast.toMillis()));
        since = Stopwatch.start(time);
        return pause;
    }

    synchronized void succeeded() {
        failures = 0;
        error = null;
        since = null;
    }

    /** Returns the remembered failure while its pause lasts. */
    synchronized Optional<XeroConnectException> active() {
        return remaining().isZero() ? Optional.empty() : Optional.ofNullable(error);
    }

    /** Returns how long the pause still lasts. */
    synchronized Duration remaining() {
        if (since == null) {
            return Duration.ZERO;
        }
        Duration left = pause.minus(since.atMost());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
