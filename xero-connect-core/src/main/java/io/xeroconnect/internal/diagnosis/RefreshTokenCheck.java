package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says how old the refresh token is. It is never sent for this. */
final class RefreshTokenCheck {
    private RefreshTokenCheck() {}

    static CheckResult of(ConnectionRecord record, boolean custom, Instant now, Duration idleLifetime) {
        if (custom) {
            return ConsentFinding.REFRESH_NOT_NEEDED.result();
        }
        Optional<TokenSet> tokens = record.tokens();
        if (tokens.isEmpty()) {
            return ConsentFinding.REFRESH_NONE.result();
        }
        if (tokens.get().refreshToken().isEmpty()) {
            return ConsentFinding.REFRESH_MISSING.result();
        }
        Duration age = Duration.between(Instant.ofEpochMilli(tokens.get().obtainedAt()), now);
        Duration left = idleLifetime.minus(age);
        return finding(record.refused(), age, left).with("Renewed " + days(age) + " ago, " + days(left) + " left.");
    }

    private static ConsentFinding finding(boolean refused, Duration age, Duration left) {
        if (refused) {
            return ConsentFinding.REFRESH_REFUSED;
        }
        if (left.isNegative() || left.isZero()) {
            return ConsentFinding.REFRESH_OVERDUE;
        }
        return age.compareTo(left) > 0 ? ConsentFinding.REFRESH_AGEING : ConsentFinding.REFRESH_ALIVE;
    }

    private static String days(Duration time) {
        long days = Math.max(0, time.toDays());
        return days == 1 ? "1 day" : days + " days";
    }
}
