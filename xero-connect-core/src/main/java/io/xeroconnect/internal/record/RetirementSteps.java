package io.xeroconnect.internal.record;

import io.xeroconnect.model.BroadScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** On how many days before the end of the broad scopes a warning is given. */
public final class RetirementSteps {
    /** The longest first; the first leaves a product half a year, with a release of its own, to reach every owner. */
    private static final List<Integer> DAYS = List.of(180, 90, 30, 14, 7, 2);

    private RetirementSteps() {}

    /** Returns the step that has begun last; empty before the first one. */
    public static Optional<Integer> begun(Instant now) {
        return DAYS.stream().filter(days -> !now.isBefore(begins(days))).reduce((earlier, later) -> later);
    }

    /** Returns when the step after this one begins, told or passed over; empty after the last. Zero stands for none so far. */
    static Optional<Instant> next(int warnedDays) {
        return DAYS.stream()
                .filter(days -> warnedDays == 0 || days < Math.abs(warnedDays))
                .findFirst()
                .map(RetirementSteps::begins);
    }

    private static Instant begins(int days) {
        return BroadScope.END.minus(Duration.ofDays(days));
    }
}
