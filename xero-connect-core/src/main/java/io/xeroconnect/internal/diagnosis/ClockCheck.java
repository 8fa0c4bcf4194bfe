package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.wire.TokenProbe;
import java.time.Duration;
import java.util.Optional;

/** Compares the clock of this machine with the {@code Date} of Xero's answer, which has whole seconds only. */
final class ClockCheck {
    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final Duration BEARABLE = Duration.ofMinutes(5);

    private ClockCheck() {}

    static CheckResult of(Optional<TokenProbe> probe) {
        return probe.flatMap(TokenProbe::clockAhead)
                .map(ClockCheck::of)
                .orElseGet(EnvironmentFinding.CLOCK_NOT_CHECKED::result);
    }

    private static CheckResult of(Duration xeroAhead) {
        Duration difference = xeroAhead.abs();
        if (difference.compareTo(TOLERATED) <= 0) {
            return EnvironmentFinding.CLOCK_RIGHT.result();
        }
        String side = xeroAhead.isNegative() ? "ahead" : "behind";
        return (difference.compareTo(BEARABLE) <= 0 ? EnvironmentFinding.CLOCK_OFF : EnvironmentFinding.CLOCK_WRONG)
                .with("It is " + difference.toSeconds() + " seconds " + side + ".");
    }
}
