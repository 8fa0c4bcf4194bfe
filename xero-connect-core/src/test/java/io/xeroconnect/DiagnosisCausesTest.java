package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.TroubleshootingPage.Entry;
import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.setup.SetupAdvice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause, made to happen in the sandbox, gives its finding with the texts that the documentation promises. */
final class DiagnosisCausesTest {
    private static final Map<String, Entry> PROMISED = TroubleshootingPage.entries();

    static Stream<Cause> causes() {
        return Stream.of(
                        AppCauses.all(),
                        EnvironmentCauses.all(),
                        SealingCauses.all(),
                        ConsentCauses.all(),
                        TenantCauses.all(),
                        StateCauses.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void causeGivesItsFinding(Cause cause) throws Exception {
        cause.happen((diagnosis, shop) -> {
            assertThat(diagnosis.results().stream().map(CheckResult::check)).containsExactly(Check.values());
            assertThat(diagnosis.results()).allSatisfy(DiagnosisCausesTest::assertIsAsPromised);
            assertThat(diagnosis.results().stream().map(CheckResult::id))
                    .as(diagnosis::toText)
                    .contains(cause.id());
            assertThat(otherProblems(diagnosis, cause)).as(diagnosis::toText).isEqualTo(FurtherFindings.of(cause));
        });
    }

    /** The store of most causes is unsealed, which is no news. */
    private static Set<String> otherProblems(Diagnosis diagnosis, Cause cause) {
        return diagnosis.results().stream()
                .filter(result -> result.outcome() == Outcome.WARN || result.outcome() == Outcome.FAIL)
                .map(CheckResult::id)
                .filter(id -> !id.equals(cause.id()) && !id.equals("sealing.none"))
                .collect(Collectors.toSet());
    }

    static Stream<PageCause> pages() {
        return PageCauses.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatTheOwnerPicksOrPastesGivesItsFinding(PageCause cause) throws Exception {
        try (Shop shop = new Shop()) {
            SetupAdvice advice = cause.happening().explained(shop);
            Entry promised = Objects.requireNonNull(PROMISED.get(cause.id()), cause.id());
            assertThat(advice.id()).isEqualTo(cause.id());
            assertThat(advice.isProblem()).isEqualTo(!promised.outcome().equals("PASS"));
            assertThat(advice.finding()).startsWith(promised.finding());
            assertThat(advice.ownerRemedy()).isEqualTo(promised.owner());
            assertThat(advice.supportRemedy()).isEqualTo(promised.support());
        }
    }

    private static void assertIsAsPromised(CheckResult result) {
        Entry promised = Objects.requireNonNull(PROMISED.get(result.id()), result.id());
        assertThat(result.check().title()).isEqualTo(promised.check());
        assertThat(result.outcome().name()).isEqualTo(promised.outcome());
        assertThat(result.finding()).startsWith(promised.finding());
        assertThat(result.ownerRemedy()).isEqualTo(promised.owner());
        assertThat(result.supportRemedy()).isEqualTo(promised.support());
    }

    @Test
    void everyFindingIsMadeToHappen() {
        Set<String> happened = Stream.concat(causes().map(Cause::id), pages().map(PageCause::id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(happened).isEqualTo(new TreeSet<>(PROMISED.keySet()));
    }

    @Test
    void noCauseStandsTwice() {
        assertThat(Stream.concat(causes().map(Cause::name), pages().map(PageCause::name)))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Check.values()).map(Check::title)).doesNotHaveDuplicates();
        assertThat(causes().map(Cause::name)).containsAll(FurtherFindings.causes());
    }
}
