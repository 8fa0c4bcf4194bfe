package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.RecordCodec;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A lease whose owner is gone, or slow, or elsewhere. */
final class LeaseTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void aNodeWaitsOutTheLeaseOfOneThatDied() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager next = till.node().build()) {
            AccessToken old = till.token();
            dieWhileRefreshing(till);
            String owner = till.record().lease().orElseThrow().owner();

            assertThat(failure(next).reason()).isEqualTo(Reason.DEADLINE_PASSED);
            till.xero.advance(Till.LEASE.minusSeconds(20));
            assertThat(failure(next).reason()).isEqualTo(Reason.DEADLINE_PASSED);
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.record().lease()).map(Lease::owner).contains(owner);

            till.xero.advance(Duration.ofSeconds(21));
            assertThat(next.accessToken(Till.KEY)).isNotEqualTo(old);
            assertThat(till.posts()).isEqualTo(2);
            assertThat(till.spent().get(1)).isEqualTo(till.spent().get(0));
            assertThat(till.isLeased()).isFalse();
        }
    }

    @Test
    void theWaitIsCountedFromWhenTheLeaseWasFirstSeenAndNotFromWhatItSays() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager next = till.node().build()) {
            dieWhileRefreshing(till);
            till.xero.advance(Duration.ofMinutes(10));
            assertThat(failure(next).reason()).isEqualTo(Reason.DEADLINE_PASSED);
            assertThat(till.posts()).isEqualTo(1);
            till.xero.advance(Till.LEASE);
            next.accessToken(Till.KEY);
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    @Test
    void aLeaseThatEndedMoreThanFifteenMinutesAgoIsTakenAtOnce() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager next = till.node().build()) {
            AccessToken old = till.token();
            dieWhileRefreshing(till);
            till.xero.advance(Till.LEASE.plusMinutes(15));
            assertThat(next.accessToken(Till.KEY, Duration.ofSeconds(10))).isNotEqualTo(old);
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    @Test
    void aClockThatRunsAheadDoesNotMakeALeaseEternal() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager next = till.node().build()) {
            till.expire();
            leaseOf(
                    till,
                    "a node with a wrong clock",
                    till.xero.clock().millis() + Duration.ofDays(400).toMillis());
            assertThat(failure(next).reason()).isEqualTo(Reason.DEADLINE_PASSED);
            till.xero.advance(Till.LEASE);
            next.accessToken(Till.KEY);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void everyNewOwnerIsWaitedFor() throws Exception {
        try (Till till = Till.connected()) {
            till.expire();
            for (String owner : new String[] {"first", "second"}) {
                leaseOf(till, owner, till.xero.clock().millis());
                assertThat(failure(till.manager).reason()).isEqualTo(Reason.DEADLINE_PASSED);
                till.xero.advance(Till.LEASE.minusSeconds(5));
            }
            leaseOf(till, "third", till.xero.clock().millis());
            assertThat(failure(till.manager).reason()).isEqualTo(Reason.DEADLINE_PASSED);
            assertThat(till.posts()).isZero();
        }
    }

    @Test
    void aLeaseThatWasWaitedOutIsNotWaitedOutAgainAfterARateLimit() throws Exception {
        try (Till till = Till.connected()) {
            till.expire();
            leaseOf(till, "one that died", till.xero.clock().millis());
            failure(till.manager);
            till.xero.advance(Till.LEASE);
            till.failNext(Fault.rateLimited(Duration.ofSeconds(5), "minute"));
            assertThat(failure(till.manager).reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(till.record().lease()).isEmpty();
            assertThat(till.record().unfinishedSince()).as("the lost one").isPresent();

            till.xero.advance(Duration.ofSeconds(6));
            till.manager.accessToken(Till.KEY, Duration.ofSeconds(10));
            assertThat(till.posts()).isEqualTo(2);
            assertThat(till.isLeased()).isFalse();
        }
    }

    @Test
    void aStaleTokenIsServedWhileAnotherHoldsTheLease() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            AccessToken old = till.token();
            till.goStale();
            leaseOf(till, "another", till.xero.clock().millis());
            for (int i = 0; i < 20; i++) {
                till.xero.advance(Duration.ofSeconds(3));
                assertThat(other.accessToken(Till.KEY, SHORT)).isEqualTo(old);
            }
            assertThat(till.posts()).isZero();
        }
    }

    @Test
    void aNodeAdoptsWhatTheHolderCommits() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            till.expire();
            try (Herd<AccessToken> here = Herd.of(5, till::token)) {
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                try (Herd<AccessToken> there = Herd.of(5, () -> other.accessToken(Till.KEY))) {
                    there.awaitWaiting();
                    hold.release();
                    assertThat(there.answers()).containsOnly(here.answers().get(0));
                }
            }
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    /** One node posts a refresh, its reply is lost, and it ends; what is left is its lease. */
    private static void dieWhileRefreshing(Till till) {
        till.expire();
        till.failNext(Fault.LOST_REPLY);
        failure(till.manager);
        till.manager.close();
        assertThat(till.isLeased()).isTrue();
    }

    private static void leaseOf(Till till, String owner, long claimedAt) {
        Lease lease = new Lease(owner, Duration.ofMinutes(2), claimedAt);
        till.store.put(Till.KEY, RecordCodec.write(till.record().with(fields -> fields.lease(Optional.of(lease)))));
    }

    private static TemporarilyUnavailableException failure(ConnectionManager node) {
        return catchThrowableOfType(
                TemporarilyUnavailableException.class, () -> node.accessToken(Till.KEY, SHORT.multipliedBy(3)));
    }
}
