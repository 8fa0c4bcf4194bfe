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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void everyTroubleNamesItsCauseAndHowToSeeIt() {
        assertThat(troubles().map(TroubleshootingTest::entryOf)).allSatisfy(entry -> {
            assertThat(entry.cause()).as(entry.id()).hasSizeGreaterThan(10);
            assertThat(entry.sight()).as(entry.id()).hasSizeGreaterThan(10);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A secret that was mistyped, deleted       | app.secret-rejected
            works only after Save was pressed         | app.new-secret-not-accepted
            generated and not saved                   | app.secret-rejected
            cannot be reached although the identity   | tenants.no-answer
            outage of the accounting API              | organisation.no-answer
            not letter for letter the one             | page.invalid-redirect-uri
            A slash too many or too few               | redirect.trailing-slash
            behind a proxy that ends TLS              | redirect.scheme
            Another port was registered               | redirect.port
            It was typed by hand                      | redirect.case
            limits how many organisations             | page.connection-limit
            Two other uncertified apps                | page.two-uncertified-apps
            The consenting user was removed           | organisation.refused
            the trial is over                         | organisation.refused
            the organisation is suspended or deleted  | organisation.refused
            role of the consenting user was changed   | role.too-small
            was disconnected inside Xero, a demo      | tenants.gone
            a demo company was reset                  | tenants.gone
            link went over to the consent of another  | tenants.gone
            The program needs more since an update    | scopes.missing
            `accounting.reports.read` was granted     | scopes.retiring
            after that date                           | scopes.retired
            the Journals endpoint belongs to          | scopes.tier-gated
            A wrong date or time zone                 | clock.wrong
            60 idle days, a revoked consent           | refresh.refused
            newest token that was never stored        | refresh.refused
            A backup of production was restored       | consent.copied-store
            A record of the store was copied by hand  | shared.copied-tokens
            judges by address and load                | network.blocked
            connection was reset or closed            | network.broken-off
            without `offline_access`                  | refresh.missing
            integration type is chosen when           | app.wrong-type
            a broad one that it may no longer use     | app.scope-refused
            which has no consent page                 | page.invalid-scope
            """)
    void causeStandsInExactlyOneFinding(String cause, String id) {
        assertThat(PAGE.values().stream()
                        .filter(entry -> entry.cause().contains(cause))
                        .map(Entry::id))
                .containsExactly(id);
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
