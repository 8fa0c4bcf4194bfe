package io.xeroconnect.sandbox.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.MovableClock;
import io.xeroconnect.sandbox.internal.state.Rules;
import io.xeroconnect.sandbox.internal.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private static final Rules RULES = new Rules(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, (token, now) -> false, true, Duration.ZERO);

    private final RateLimits limits = new RateLimits();
    private final App app = new World(MovableClock.now(), RULES).addApp(App.Kind.WEB, "Till", List.of());

    @Test
    void fiveThousandCallsADay() {
        Instant now = START;
        for (int i = 0; i < 5_000; i++) {
            now = START.plusSeconds(i);
            limits.count(app, "tenant", now);
        }
        Instant full = now;
        assertThatThrownBy(() -> limits.count(app, "tenant", full))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.headers())
                                .containsEntry("X-Rate-Limit-Problem", "day")
                                .containsEntry("Retry-After", "81401"));
        assertThat(limits.count(app, "tenant", START.plus(Duration.ofDays(1))))
                .containsEntry("X-DayLimit-Remaining", "4999");
    }

    @Test
    void tenThousandCallsAMinutePerApp() {
        for (int i = 0; i < 10_000; i++) {
            limits.count(app, "tenant-" + i % 200, START);
        }
        assertThatThrownBy(() -> limits.count(app, "another", START))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.headers()).containsEntry("X-Rate-Limit-Problem", "appminute"));
    }

    @Test
    void refusedCallsAreNotCounted() {
        for (int i = 0; i < 60; i++) {
            limits.count(app, "tenant", START);
        }
        assertThatThrownBy(() -> limits.count(app, "tenant", START)).isInstanceOf(ApiProblem.class);
        assertThat(limits.count(app, "tenant", START.plusSeconds(60))).containsEntry("X-DayLimit-Remaining", "4939");
    }

    @Test
    void anotherLimitCountsWhatWasCalledBefore() {
        limits.count(app, "tenant", START);
        limits.count(app, "tenant", START);
        app.setAllowance(app.allowance().withCallsPerDay(1));
        assertThatThrownBy(() -> limits.count(app, "tenant", START)).isInstanceOf(ApiProblem.class);
        app.setAllowance(app.allowance().withCallsPerDay(3));
        assertThat(limits.count(app, "tenant", START)).containsEntry("X-DayLimit-Remaining", "0");
    }
}
