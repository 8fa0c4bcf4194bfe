package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers that a refresh failed, so that nobody asks Xero again before the time. Thread-safe. */
final class Backoff {
    private final Time time;
    private final Timings timings;
    private int failures;
    private @Nullable Function<Duration, XeroConnectException> error;
    private Duration pause = Duration.ZERO;
    private @Nullable Stopwatch since;

    Backoff(Time time, Timings timings) {
        this.time = time;
        this.timings = timings;
    }

    /**
     * Notes a failure and begins a pause: twice as long as the last one and jittered, but at least {@code atLeast}.
     *
     * @param because makes the error that tells how long the pause still lasts
     * @return the error now
     */
    synchronized XeroConnectException failed(Function<Duration, XeroConnectException> because, Duration atLeast) {
        long longest = timings.backoffLimit().toMillis();
        long doubled = timings.backoff().toMillis() << Math.min(failures, 20);
        long own = Math.min(longest, doubled);
        long jittered = own / 2 + ThreadLocalRandom.current().nextLong(own / 2 + 1);
        failures++;
        error = because;
        pause = Duration.ofMillis(Math.max(jittered, atLeast.toMillis()));
        since = Stopwatch.start(time);
        return because.apply(pause);
    }

    /** Returns whether the last attempt failed. */
    synchronized boolean isOwed() {
        return failures > 0;
    }

    /** Returns the remembered failure while its pause lasts. */
    synchronized Optional<XeroConnectException> active() {
        Duration left = remaining();
        return left.isZero() ? Optional.empty() : Optional.ofNullable(error).map(made -> made.apply(left));
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
