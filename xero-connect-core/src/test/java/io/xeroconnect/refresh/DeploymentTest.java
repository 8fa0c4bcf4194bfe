package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.ReauthorizationRequiredException.Reason;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A production store that was restored on staging must not cut production off. */
final class DeploymentTest {
    @Test
    void aCopiedStoreNeverRefreshes() {
        try (Till till = Till.connected();
                ConnectionManager production =
                        till.node().deployment("production").build();
                ConnectionManager staging = till.node().deployment("staging").build()) {
            till.consent(production, Till.KEY, till.organisation);
            till.xero.resetRequests();

            ReauthorizationRequiredException error =
                    catchThrowableOfType(ReauthorizationRequiredException.class, () -> staging.accessToken(Till.KEY));
            assertThat(error.reason()).isEqualTo(Reason.COPIED_STORE);
            XeroConnection shown = staging.findConnection(Till.KEY).orElseThrow();
            assertThat(shown.reason()).isEqualTo(StatusReason.COPIED_STORE);
            till.xero.advance(Duration.ofDays(8));
            staging.keepAlive();
            assertThat(till.posts()).isZero();

            assertThat(production.accessToken(Till.KEY).value()).isNotEmpty();
        }
    }

    @Test
    void aNewConsentGivesTheCopyTokensOfItsOwn() {
        try (Till till = Till.connected();
                ConnectionManager production =
                        till.node().deployment("production").build();
                ConnectionManager staging = till.node().deployment("staging").build()) {
            till.consent(production, Till.KEY, till.organisation);
            till.consent(staging, Till.KEY, till.organisation);
            assertThat(staging.accessToken(Till.KEY).value()).isNotEmpty();
        }
    }

    @Test
    void takingOverMakesTheCopyTheOwner() {
        try (Till till = Till.connected();
                ConnectionManager production =
                        till.node().deployment("production").build();
                ConnectionManager staging = till.node().deployment("staging").build()) {
            till.consent(production, Till.KEY, till.organisation);
            assertThat(staging.takeOver(Till.KEY).isUsable()).isTrue();
            till.expire();
            assertThat(staging.accessToken(Till.KEY).value()).isNotEmpty();
        }
    }

    @Test
    void withoutANameNothingIsCompared() {
        try (Till till = Till.connected();
                ConnectionManager production =
                        till.node().deployment("production").build()) {
            till.consent(production, Till.KEY, till.organisation);
            till.expire();
            assertThat(till.token().value()).isNotEmpty();
        }
    }
}
