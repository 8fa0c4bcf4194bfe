package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.TestTimings;
import io.xeroconnect.internal.record.WarningMark;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sweep does for connections that nobody calls. */
final class KeepAliveTest {
    @Test
    void aConnectionThatNobodyUsesStaysAliveForAYear() {
        try (Till till = Till.connected()) {
            for (int day = 0; day < 365; day++) {
                till.xero.advance(Duration.ofDays(1));
                till.manager.keepAlive();
            }
            assertThat(till.posts()).isBetween(52L, 61L);
            assertThat(till.token().value()).isNotEmpty();
        }
    }

    @Test
    void aTillThatIsSwitchedOffForSevenWeeksFindsItsConnectionAlive() {
        try (Till till = Till.connected()) {
            till.xero.advance(Duration.ofDays(7));
            till.manager.keepAlive();
            till.xero.advance(Duration.ofDays(49));
            assertThat(till.token().value()).isNotEmpty();
        }
    }

    @Test
    void whatIsNotDueIsLeftAlone() {
        try (Till till = Till.connected()) {
            till.xero.advance(Duration.ofDays(6));
            assertThat(till.manager.keepAlive().entries()).isEmpty();
            assertThat(till.posts()).isZero();
        }
    }

    @Test
    void aRefreshThatACrashLeftUnfinishedIsRecoveredInsideTheGracePeriodAndConfirmed() throws Exception {
        try (Till till = Till.connected()) {
            loseARefresh(till);

            till.xero.advance(Duration.ofMinutes(5));
            till.manager.keepAlive();
            int reads = till.store.reads.get();
            Eventually.is("the lease is watched", () -> till.store.reads.get() > reads + 1);
            till.xero.advance(Till.LEASE);
            Eventually.is("the lost one is replayed", () -> till.posts() == 2 && !till.isLeased());
            assertThat(till.spent().get(0)).isEqualTo(till.spent().get(1));
            assertThat(till.record().confirmAt()).as("one more is owed").isPresent();

            till.xero.advance(Timings.DEFAULT.confirmation());
            till.manager.keepAlive();
            assertThat(till.posts()).isEqualTo(3);
            assertThat(till.record().confirmAt()).isEmpty();
            assertThat(till.record().lease()).isEmpty();
            assertThat(till.xero.isAlive(till.tokens().refreshToken().orElseThrow()))
                    .isTrue();
        }
    }

    @Test
    void theBackgroundSweepRecoversWithNobodyCalling() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            loseARefresh(till);
            try (ConnectionManager other =
                    till.node().keepAlive(Duration.ofSeconds(1)).build()) {
                Eventually.is("the refresh is recovered", () -> till.posts() == 2 && !till.isLeased());
                assertThat(other.findConnection(Till.KEY)).isPresent();
            }
        }
    }

    @Test
    void everyNodeThatSweepsWatchesTheLeaseOfOneThatDied() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager last = till.node().build()) {
            loseARefresh(till);
            till.xero.advance(Duration.ofMinutes(5));
            try (ConnectionManager first = till.node().build()) {
                first.keepAlive();
            }
            last.keepAlive();
            till.xero.advance(Till.LEASE);
            Eventually.is("the lost one is replayed", () -> till.posts() == 2 && !till.isLeased());
        }
    }

    @Test
    void aWatchedLeaseIsTakenOverAlthoughTheStoreWasAwayMeanwhile() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            loseARefresh(till);
            till.xero.advance(TestTimings.QUICK.lease());
            till.manager.keepAlive();
            till.store.fail();
            Eventually.is("the store is away", () -> till.store.failures.get() > 0);
            till.store.recover();
            Eventually.is("the lost one is replayed", () -> till.posts() == 2 && !till.isLeased());
        }
    }

    @Test
    void aThousandRecordsThatCannotBeReadDoNotKeepALivingOneWaiting() {
        try (Till till = Till.connected()) {
            for (int i = 0; i < 1000; i++) {
                ConnectionKey key = ConnectionKey.of("broken-" + i);
                till.store.put(new TokenRecord(key, 1, Instant.EPOCH, new byte[] {1, 2, 3}));
            }
            till.xero.advance(Duration.ofDays(8));
            KeepAliveReport report = till.manager.keepAlive();
            assertThat(report.count(Outcome.FAILED)).isEqualTo(1000);
            assertThat(report.count(Outcome.REFRESHED)).isEqualTo(1);
            assertThat(till.manager.keepAlive().entries())
                    .as("none is due again at once")
                    .isEmpty();
        }
    }

    @Test
    void deadConnectionsAreNeverDue() throws Exception {
        try (Till till = Till.connected()) {
            till.xero.advance(Duration.ofDays(61));
            assertThat(till.manager.keepAlive().count(Outcome.FAILED)).isEqualTo(1);
            till.xero.advance(Duration.ofDays(61));
            assertThat(till.manager.keepAlive().entries()).isEmpty();
            Eventually.is("the end is told", () -> till.heard.count("reauthorizationRequired") == 1);
        }
    }

    @Test
    void twoNodesThatSweepAtOnceRefreshOnce() {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            till.xero.advance(Duration.ofDays(8));
            List<ConnectionManager> nodes = List.of(till.manager, other);
            nodes.parallelStream().forEach(ConnectionManager::keepAlive);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void theEndIsAnnouncedOncePerStepInAWholeCluster() {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            till.xero.faults().next(Endpoint.TOKEN, Fault.rateLimited(Duration.ofSeconds(1), "minute"), 1000);
            for (int day = 0; day < 59; day++) {
                till.xero.advance(Duration.ofDays(1));
                till.manager.keepAlive();
                till.xero.advance(Duration.ofMinutes(10));
                other.keepAlive();
            }
            assertThat(till.heard.count("expiring")).isEqualTo(4);
            till.xero.faults().clear();
            till.xero.advance(Duration.ofMinutes(10));
            till.manager.keepAlive();
            assertThat(till.record().warned()).isEqualTo(WarningMark.NONE);
        }
    }

    @Test
    void outdatedConsentsUnderWayAreRemoved() {
        try (Till till = Till.connected()) {
            till.manager.beginAuthorization(Till.KEY);
            assertThat(till.store.page("~", 100)).isNotEmpty();
            till.xero.advance(Duration.ofMinutes(11));
            till.manager.keepAlive();
            assertThat(till.store.page("~", 100)).isEmpty();
        }
    }

    /** One node posts a refresh, its reply is lost, and it ends. */
    private static void loseARefresh(Till till) {
        till.expire();
        till.failNext(Fault.LOST_REPLY);
        try (ConnectionManager crashed = till.node().build()) {
            assertThat(catchAny(() -> crashed.accessToken(Till.KEY))).isNotNull();
        }
    }

    private static Throwable catchAny(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call);
    }
}
