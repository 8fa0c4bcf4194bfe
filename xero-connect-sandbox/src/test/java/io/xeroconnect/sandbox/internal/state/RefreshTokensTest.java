package io.xeroconnect.sandbox.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private static final Duration IDLE = Duration.ofDays(60);
    private static final Duration GRACE = Duration.ofMinutes(30);

    private final App app = new App(App.Kind.WEB, "Till", List.of(), Instant.EPOCH);
    private final Consent consent =
            new Consent(app, new User("owner@shop.example"), Set.of(), UUID.randomUUID(), Instant.EPOCH, "session");

    @Test
    void memoryHoldsWhatIsAliveAndNotWhatWas() {
        RefreshTokens tokens = tokens(ReusePolicy.keepsSiblings(GRACE));
        RefreshToken bystander = tokens.begin(consent, Instant.EPOCH);
        assertThat(tokens.find(refreshed(tokens, 20_000, Duration.ofMinutes(1)), later(20_000)))
                .isPresent();
        assertThat(tokens.size()).isLessThanOrEqualTo(1_000);
        assertThat(tokens.isAlive(bystander, later(20_000))).isTrue();
    }

    @Test
    void strictRemembersReuseUntilTheTokenWouldHaveEnded() {
        RefreshTokens tokens = tokens(ReusePolicy.strict());
        RefreshToken first = tokens.begin(consent, Instant.EPOCH);
        String next = first.value();
        for (int i = 0; i < 3_000; i++) {
            next = tokens.rotate(next, app, later(i)).orElseThrow().value();
        }
        assertThat(tokens.rotate(first.value(), app, later(3_000))).isEmpty();
        assertThat(tokens.rotate(next, app, later(3_000))).isEmpty();
    }

    @Test
    void strictForgetsWhatIdlenessHasEnded() {
        RefreshTokens tokens = tokens(ReusePolicy.strict());
        refreshed(tokens, 20_000, Duration.ofHours(12));
        assertThat(tokens.size()).isLessThanOrEqualTo(1_000);
    }

    private String refreshed(RefreshTokens tokens, int times, Duration step) {
        Instant now = Instant.EPOCH;
        String next = tokens.begin(consent, now).value();
        for (int i = 0; i < times; i++) {
            now = now.plus(step);
            next = tokens.rotate(next, app, now).orElseThrow().value();
        }
        return next;
    }

    private static Instant later(int minutes) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minutes));
    }

    private static RefreshTokens tokens(ReusePolicy reuse) {
        return new RefreshTokens(new Rules(
                Duration.ofMinutes(30),
                IDLE,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                reuse,
                true,
                Duration.ZERO));
    }
}
