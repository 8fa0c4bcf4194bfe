package io.xeroconnect.examples.pos;

import java.time.Duration;
import java.time.Instant;

/** A time that passes only when somebody waits, and then at once. */
final class SkippedMoments implements Moments {
    private Instant now;

    SkippedMoments(Instant start) {
        now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pause(Duration time) {
        now = now.plus(time);
    }
}
