package io.xeroconnect.sandbox.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Real time plus everything it was advanced by. Safe for use by many threads. */
public final class MovableClock extends Clock {
    private final Clock real;
    private final AtomicReference<Duration> offset;

    private MovableClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    /** Returns a clock that shows real time. */
    public static MovableClock now() {
        return new MovableClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    /** Returns a clock that shows {@code start} now and goes on from there. */
    public static MovableClock startingAt(Instant start) {
        MovableClock clock = now();
        clock.advance(Duration.between(clock.instant(), start));
        return clock;
    }

    /** Moves the time of this clock and of its copies in other zones. */
    public void advance(Duration step) {
        offset.updateAndGet(step::plus);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(real.withZone(zone), offset);
    }
}
