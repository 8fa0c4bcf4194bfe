package io.xeroconnect.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.BroadScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each step before the end of the broad scopes begins at midnight, to the millisecond, with a look. */
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

    @Test
    void noStepFollowsTheLastOne() {
        assertThat(RetirementSteps.begun(midnight("2028-01-01"))).contains(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-17", "2027-03-18", "2027-06-15", "2027-09-06", "2027-09-11", "2027-09-12"})
    void lookIsTakenWithEachStepAndOnEachDay(String day) {
        Instant begin = midnight(day);
        Optional<Long> look = RetirementSteps.look(begin);
        assertThat(look).isPresent().isNotEqualTo(RetirementSteps.look(begin.minusMillis(1)));
        assertThat(RetirementSteps.look(begin.plus(Duration.ofMinutes(59)))).isEqualTo(look);
        Optional<Long> later = RetirementSteps.look(begin.plus(Duration.ofHours(1)));
        assertThat(later.equals(look)).isEqualTo(begin.isBefore(midnight("2027-09-11")));
    }

    @Test
    void noLookIsTakenBeforeTheFirstStepAndOneAfterTheEnd() {
        assertThat(RetirementSteps.look(midnight("2027-03-17").minusMillis(1))).isEmpty();
        Optional<Long> last = RetirementSteps.look(BroadScope.END);
        assertThat(last).isPresent().isNotEqualTo(RetirementSteps.look(BroadScope.END.minusMillis(1)));
        assertThat(RetirementSteps.look(midnight("2029-01-01"))).isEqualTo(last);
    }

    private static Instant midnight(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
