package io.xeroconnect.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.TroubleshootingPage;
import io.xeroconnect.TroubleshootingPage.Entry;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of findings and the page that explains them say the same. */
final class TroubleshootingTest {
    private static final Map<String, Entry> PAGE = TroubleshootingPage.entries();
    private static final List<CheckResult> CATALOGUE =
            Finding.all().stream().map(Finding::result).toList();

    @Test
    void everyFindingHasItsEntryAndEveryEntryItsFinding() {
        assertThat(CATALOGUE.stream().map(CheckResult::id)).containsExactlyInAnyOrderElementsOf(PAGE.keySet());
        assertThat(TroubleshootingPage.headings()).isEqualTo(CATALOGUE.size());
    }

    @Test
    void entryAndFindingAgreeWordForWord() {
        assertThat(CATALOGUE)
                .allSatisfy(result -> assertThat(entryOf(result))
                        .extracting(Entry::check, Entry::outcome, Entry::finding, Entry::owner, Entry::support)
                        .containsExactly(
                                result.check().title(),
                                result.outcome().name(),
                                result.finding(),
                                result.ownerRemedy(),
                                result.supportRemedy()));
    }

    @Test
    void noTwoFindingsGiveTheSameText() {
        assertThat(CATALOGUE.stream().map(CheckResult::id)).doesNotHaveDuplicates();
        assertThat(CATALOGUE.stream().map(CheckResult::finding)).doesNotHaveDuplicates();
        assertThat(troubles().map(CheckResult::ownerRemedy)).doesNotHaveDuplicates();
        assertThat(troubles().map(CheckResult::supportRemedy)).doesNotHaveDuplicates();
    }

    @Test
    void eachCauseStandsInOneFinding() {
        assertThat(troubles().map(TroubleshootingTest::entryOf).map(Entry::cause))
                .allSatisfy(cause -> assertThat(cause).hasSizeGreaterThan(10))
                .doesNotContainSequence("", "");
        for (String cause : List.of(
                "trial is over",
                "consenting user was removed",
                "demo company was reset and is a new one now.",
                "certification before it can connect",
                "connected to two uncertified apps",
                "works only after Save",
                "end of its subscription")) {
            assertThat(CATALOGUE.stream()
                            .filter(result ->
                                    (entryOf(result) + result.finding() + result.supportRemedy()).contains(cause)))
                    .as(cause)
                    .isNotEmpty();
        }
    }

    @Test
    void remediesAreOneSentenceEach() {
        assertThat(troubles().flatMap(result -> Stream.of(result.ownerRemedy(), result.supportRemedy())))
                .allSatisfy(remedy -> assertThat(remedy).endsWith(".").doesNotContainPattern("[.!?] [A-Z]"));
    }

    private static Stream<CheckResult> troubles() {
        return CATALOGUE.stream().filter(result -> result.outcome() != Outcome.PASS);
    }

    private static Entry entryOf(CheckResult result) {
        return Objects.requireNonNull(PAGE.get(result.id()), result.id());
    }
}
