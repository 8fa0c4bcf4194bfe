package io.xeroconnect.examples.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final Instant START = Instant.parse("2026-11-21T18:00:00Z");

    private final SkippedMoments moments = new SkippedMoments(START);

    @Test
    void theFirstCallsWaitForNothing() throws Exception {
        callTimes(new Pace(3, moments), 3);
        assertThat(moments.now()).isEqualTo(START);
    }

    @Test
    void oneMoreWaitsUntilTheFirstIsAMinuteOld() throws Exception {
        Pace pace = new Pace(3, moments);
        pace.next();
        moments.pause(Duration.ofSeconds(20));
        callTimes(pace, 3);
        assertThat(moments.now()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aClockThatIsPutBackCostsAMinuteAtMost() throws Exception {
        Pace pace = new Pace(1, moments);
        pace.next();
        moments.pause(Duration.ofHours(-2));
        pace.next();
        assertThat(moments.now()).isEqualTo(START.minus(Duration.ofHours(2)).plusSeconds(60));
    }

    private static void callTimes(Pace pace, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            pace.next();
        }
    }
}
