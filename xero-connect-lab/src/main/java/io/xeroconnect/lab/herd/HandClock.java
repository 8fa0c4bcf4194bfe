package io.xeroconnect.lab.herd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Ticks as the system's clock does, from a moment of its own, and can be put forward. */
final class HandClock extends Clock {
    private volatile long aheadMillis;

    HandClock(Instant start) {
        this.aheadMillis = start.toEpochMilli() - System.currentTimeMillis();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // put forward by one thread only
    void putForward(Duration by) {
        aheadMillis += by.toMillis();
    }

    @Override
    public long millis() {
        return System.currentTimeMillis() + aheadMillis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nobody asks for the hour.");
    }
}
