package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.internal.diagnosis.ErrorPages;
import io.xeroconnect.setup.SeenAtXero;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the owner can pick has its own explanation. {@link PageCauses} makes the pages appear. */
final class SeenAtXeroTest {
    @ParameterizedTest
    @EnumSource
    void everyPageIsExplained(SeenAtXero seen) {
        CheckResult result = ErrorPages.explain(seen);
        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.id()).startsWith("page.");
        assertThat(seen.message()).isNotBlank();
    }

    @Test
    void noTwoPagesAreExplainedAlike() {
        assertThat(Arrays.stream(SeenAtXero.values())
                        .map(seen -> ErrorPages.explain(seen).id()))
                .doesNotHaveDuplicates();
    }
}
