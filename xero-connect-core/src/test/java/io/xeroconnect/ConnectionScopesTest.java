package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is missing and what retires, for each way in which something can be granted. */
final class ConnectionScopesTest {
    private static final Instant BEFORE = BroadScope.END.minus(Duration.ofDays(10));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // granted | wanted | missing and retiring before the end | missing and retiring after it
                "accounting.invoices | accounting.invoices | - | - | - | -",
                "accounting.invoices | accounting.invoices.read | - | - | - | -",
                "accounting.invoices.read | accounting.invoices | accounting.invoices | - | accounting.invoices | -",
                "accounting.transactions | accounting.invoices | - | accounting.transactions | accounting.invoices"
                        + " | accounting.transactions",
                "accounting.transactions | accounting.payments.read | - | accounting.transactions"
                        + " | accounting.payments.read | accounting.transactions",
                "accounting.transactions.read | accounting.invoices | accounting.invoices | - | accounting.invoices | -",
                "accounting.transactions accounting.invoices | accounting.invoices | - | - | - | -",
                "accounting.transactions accounting.invoices | accounting.payments | - | accounting.transactions"
                        + " | accounting.payments | accounting.transactions",
                "accounting.transactions | accounting.contacts | accounting.contacts | - | accounting.contacts | -",
                "accounting.reports.read accounting.transactions | accounting.reports.aged.read | -"
                        + " | accounting.reports.read | accounting.reports.aged.read | accounting.reports.read",
                "accounting.reports.read | accounting.reports.tenninetynine.read"
                        + " | accounting.reports.tenninetynine.read | - | accounting.reports.tenninetynine.read | -",
                "accounting.invoices accounting.payments accounting.banktransactions accounting.manualjournals"
                        + " | accounting.transactions accounting.transactions.read | - | - | - | -",
                "accounting.invoices | accounting.transactions | accounting.transactions | -"
                        + " | accounting.payments accounting.banktransactions accounting.manualjournals | -",
                "accounting.transactions | accounting.transactions accounting.contacts | accounting.contacts"
                        + " | accounting.transactions | accounting.contacts accounting.invoices accounting.payments"
                        + " accounting.banktransactions accounting.manualjournals | accounting.transactions",
                "- | offline_access accounting.invoices | accounting.invoices | - | accounting.invoices | -",
            })
    void whatIsMissingAndWhatRetires(
            String granted,
            String wanted,
            String missingBefore,
            String retiringBefore,
            String missingAfter,
            String retiringAfter) {
        ConnectionScopes before = ConnectionScopes.of(scopes(granted), scopes(wanted), BEFORE);
        assertThat(before.missing()).isEqualTo(scopes(missingBefore));
        assertThat(before.retiring()).isEqualTo(scopes(retiringBefore));
        ConnectionScopes after = ConnectionScopes.of(scopes(granted), scopes(wanted), BroadScope.END);
        assertThat(after.missing()).isEqualTo(scopes(missingAfter));
        assertThat(after.retiring()).isEqualTo(scopes(retiringAfter));
    }

    @Test
    void daysAreCountedToTheEndAndNoFurther() {
        ConnectionScopes scopes =
                ConnectionScopes.of(scopes("accounting.reports.read"), scopes("accounting.reports.aged.read"), BEFORE);
        assertThat(scopes.retireAt()).contains(Instant.parse("2027-09-13T00:00:00Z"));
        assertThat(scopes.daysLeft(BEFORE)).contains(10L);
        assertThat(scopes.daysLeft(BroadScope.END.plusSeconds(1))).contains(0L);
        assertThat(ConnectionScopes.NONE.daysLeft(BEFORE)).isEmpty();
    }

    @Test
    void everyGranularScopeThatReplacesABroadOneIsInTheTableOnce() {
        assertThat(Arrays.stream(BroadScope.values()).flatMap(broad -> broad.replacements().stream()))
                .doesNotHaveDuplicates()
                .hasSize(16)
                .allSatisfy(capability -> assertThat(capability.replaces()).isPresent());
        assertThat(Capability.CONTACTS.replaces()).isEmpty();
    }

    @Test
    void everyScopeStandsForOneCapabilityAndOnlyWhatAUserCanConsentTo() {
        assertThat(Arrays.stream(Capability.values()).map(Capability::scope))
                .doesNotHaveDuplicates()
                .doesNotContain(Scope.of("app.connections"), Scope.of("marketplace.billing"))
                .noneMatch(scope -> BroadScope.of(scope).isPresent());
    }

    private static Set<Scope> scopes(String names) {
        return names.equals("-")
                ? Set.of()
                : Stream.of(names.split(" ")).map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }
}
