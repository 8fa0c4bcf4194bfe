package io.xeroconnect.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each step before the end of the broad scopes begins at midnight, to the millisecond. */
final class RetirementStepsTest {
    @ParameterizedTest
    @CsvSource({
        "2027-03-17,   0, 180",
        "2027-06-15, 180,  90",
        "2027-08-14,  90,  30",
        "2027-08-30,  30,  14",
        "2027-09-06,  14,   7",
        "2027-09-11,   7,   2"
    })
    void stepBegins(String day, int former, int step) {
        Instant begin = midnight(day);
        assertThat(RetirementSteps.begun(begin.minusMillis(1)))
                .isEqualTo(Optional.of(former).filter(days -> days > 0));
        assertThat(RetirementSteps.begun(begin)).contains(step);
        assertThat(RetirementSteps.begun(begin.plusMillis(1))).contains(step);
    }

    @ParameterizedTest
    @CsvSource({
        "  0, 2027-03-17",
        "180, 2027-06-15",
        " 90, 2027-08-14",
        " 30, 2027-08-30",
        " 14, 2027-09-06",
        "  7, 2027-09-11"
    })
    void nextStepFollowsOneThatWasToldOrPassedOver(int last, String next) {
        assertThat(RetirementSteps.next(last)).contains(midnight(next));
        assertThat(RetirementSteps.next(-last)).contains(midnight(next));
    }

    @Test
    void nothingFollowsTheLastStep() {
        assertThat(RetirementSteps.next(2)).isEmpty();
        assertThat(RetirementSteps.next(-2)).isEmpty();
        assertThat(RetirementSteps.begun(midnight("2028-01-01"))).contains(2);
    }

    private static Instant midnight(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
