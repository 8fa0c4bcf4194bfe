package io.xeroconnect.sandbox.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private final RateLimits limits = new RateLimits();

    @Test
    void fiveThousandCallsADay() {
        Instant now = START;
        for (int i = 0; i < 5_000; i++) {
            now = START.plusSeconds(i);
            limits.count("app", "tenant", now);
        }
        Instant full = now;
        assertThatThrownBy(() -> limits.count("app", "tenant", full))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.headers())
                                .containsEntry("X-Rate-Limit-Problem", "day")
                                .containsEntry("Retry-After", "81401"));
        assertThat(limits.count("app", "tenant", START.plus(Duration.ofDays(1))))
                .containsEntry("X-DayLimit-Remaining", "4999");
    }

    @Test
    void tenThousandCallsAMinutePerApp() {
        for (int i = 0; i < 10_000; i++) {
            limits.count("app", "tenant-" + i % 200, START);
        }
        assertThatThrownBy(() -> limits.count("app", "another", START))
                .isInstanceOfSatisfying(
                        ApiProblem.class,
                        problem -> assertThat(problem.headers()).containsEntry("X-Rate-Limit-Problem", "appminute"));
    }

    @Test
    void refusedCallsAreNotCounted() {
        for (int i = 0; i < 60; i++) {
            limits.count("app", "tenant", START);
        }
        assertThatThrownBy(() -> limits.count("app", "tenant", START)).isInstanceOf(ApiProblem.class);
        assertThat(limits.count("app", "tenant", START.plusSeconds(60))).containsEntry("X-DayLimit-Remaining", "4939");
    }
}
