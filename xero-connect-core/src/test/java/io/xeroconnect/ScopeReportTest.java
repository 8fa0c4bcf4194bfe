package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.ScopeReport;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Days are left only where calls work today. */
final class ScopeReportTest {
    private static final Instant NOW = Instant.parse("2027-08-16T00:00:00Z");

    @Test
    void connectionThatIsNotUsableHasNoDaysLeft() {
        XeroConnection works = retiring("a", ConnectionStatus.CONNECTED, StatusReason.OK);
        XeroConnection refused = retiring("b", ConnectionStatus.REAUTHORIZATION_REQUIRED, StatusReason.TOKEN_REFUSED);
        assertThat(ScopeReport.of(Stream.of(works, refused), NOW).toText()).isEqualTo("""
                2 of 2 connections need a new consent; Xero retires broad scopes on 2027-09-13.
                b: 0 days left; retiring: accounting.transactions
                a: 28 days left; retiring: accounting.transactions""");
    }

    private static XeroConnection retiring(String key, ConnectionStatus status, StatusReason reason) {
        return new XeroConnection(
                ConnectionKey.of(key),
                status,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ConnectionScopes.of(Set.of(BroadScope.TRANSACTIONS.scope()), Set.of(Capability.INVOICES.scope()), NOW),
                Optional.empty());
    }
}
