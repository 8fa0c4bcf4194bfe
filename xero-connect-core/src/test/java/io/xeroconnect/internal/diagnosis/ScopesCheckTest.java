package io.xeroconnect.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.Scope;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is missing and what retires is told at once, so that one consent serves for both. */
final class ScopesCheckTest {
    private static final Set<Scope> WANTED = Set.of(Capability.INVOICES.scope(), Capability.CONTACTS.scope());

    @Test
    void missingScopesDoNotHideThoseThatRetire() {
        CheckResult result = at("2027-08-16T00:00:00Z");
        assertThat(result.id()).isEqualTo("scopes.missing");
        assertThat(result.finding())
                .endsWith("They are: accounting.contacts."
                        + " Retiring on 13 September 2027, days left 28: accounting.transactions.");
    }

    @Test
    void retiredScopesDoNotHideThoseThatAreMissing() {
        CheckResult result = at("2027-09-13T00:00:00Z");
        assertThat(result.id()).isEqualTo("scopes.retired");
        assertThat(result.finding())
                .endsWith("They are: accounting.transactions. Missing now: accounting.contacts, accounting.invoices.");
    }

    @Test
    void missingScopesAreToldAloneWhenNothingRetires() {
        Set<Scope> granted = Set.of(Capability.INVOICES.scope());
        Instant now = Instant.parse("2027-08-16T00:00:00Z");
        assertThat(new ScopesCheck(WANTED)
                        .of(ConnectionScopes.of(granted, WANTED, now), now)
                        .finding())
                .endsWith("not granted. They are: accounting.contacts.");
    }

    private static CheckResult at(String time) {
        Instant now = Instant.parse(time);
        Set<Scope> granted = Set.of(BroadScope.TRANSACTIONS.scope());
        return new ScopesCheck(WANTED).of(ConnectionScopes.of(granted, WANTED, now), now);
    }
}
