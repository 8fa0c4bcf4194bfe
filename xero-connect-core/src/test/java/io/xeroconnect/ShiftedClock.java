package io.xeroconnect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that is wrong by a fixed amount. */
final class ShiftedClock extends Clock {
    private final Clock right;
    private final Duration wrong;

    ShiftedClock(Clock right, Duration wrong) {
        this.right = right;
        this.wrong = wrong;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(wrong);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ShiftedClock(right.withZone(zone), wrong);
    }
}
