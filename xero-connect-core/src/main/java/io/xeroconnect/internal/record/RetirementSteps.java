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

    private static final int LAST_HOURS = 48;
    private static final long AFTER_THE_END = -1;

    private RetirementSteps() {}

    /** Returns the step that has begun last; empty before the first one. */
    public static Optional<Integer> begun(Instant now) {
        return DAYS.stream()
                .filter(days -> !now.isBefore(BroadScope.END.minus(Duration.ofDays(days))))
                .reduce((earlier, later) -> later);
    }

    /**
     * Returns the number of the look that is to be taken over all connections: one with each step and every day, in the last
     * two days every hour, and one more after the end; empty before the first step.
     */
    public static Optional<Long> look(Instant now) {
        long hours = Duration.between(now.plusNanos(1), BroadScope.END).toHours(); // a step begins with a look
        long number = hours < LAST_HOURS ? hours : hours / 24 * 24;
        return begun(now).map(any -> BroadScope.hasEnded(now) ? AFTER_THE_END : number);
    }
}
