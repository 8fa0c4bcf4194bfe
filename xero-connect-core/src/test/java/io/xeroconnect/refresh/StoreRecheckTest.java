package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What one node writes reaches the other: soon while it is in use, and before anything else after a pause. */
final class StoreRecheckTest {
    private static final Duration RECHECK = Duration.ofSeconds(31);
    private static final ConnectionKey NEIGHBOUR = ConnectionKey.of("shop-8");
    private static final Duration LONG_UNUSED = Duration.ofSeconds(151);

    @Test
    void aTenantChoiceReachesTheOtherNodeWithinTheRecheck() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            SandboxOrganisation second = chooseSecond(till, other);
            till.xero.advance(RECHECK);
            assertThat(tenant(other)).isEqualTo(till.organisation.tenantId().toString());
            Eventually.is(
                    "the choice is seen",
                    () -> tenant(other).equals(second.tenantId().toString()));
        }
    }

    @Test
    void aTenantChoiceReachesANodeThatWasIdleBeforeItsNextCall() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            SandboxOrganisation second = chooseSecond(till, other);
            till.xero.advance(LONG_UNUSED);
            assertThat(tenant(other)).isEqualTo(second.tenantId().toString());
        }
    }

    @Test
    void aNewConsentReachesTheOtherNodeWithinTheRecheck() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            AccessToken old = other.accessToken(Till.KEY);
            till.consent(till.manager, Till.KEY, till.organisation);
            assertThat(other.accessToken(Till.KEY)).isEqualTo(old);
            till.xero.advance(RECHECK);
            Eventually.is(
                    "the new tokens are seen", () -> other.accessToken(Till.KEY).equals(till.token()));
            assertThat(till.posts()).isZero();
        }
    }

    @Test
    void aNewConsentReachesANodeThatWasIdleBeforeItsNextCall() {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            AccessToken old = other.accessToken(Till.KEY);
            till.consent(till.manager, Till.KEY, till.organisation);
            till.xero.advance(LONG_UNUSED);
            assertThat(other.accessToken(Till.KEY)).isNotEqualTo(old).isEqualTo(till.token());
        }
    }

    @Test
    void aDisconnectReachesTheOtherNodeWithinTheRecheck() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            AccessToken old = other.accessToken(Till.KEY);
            till.manager.disconnect(Till.KEY);
            assertThat(other.accessToken(Till.KEY)).isEqualTo(old);
            till.xero.advance(RECHECK);
            Eventually.is("the end is seen", () -> isDisconnected(other));
        }
    }

    @Test
    void aDisconnectReachesANodeThatWasIdleBeforeItsNextCall() {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            other.accessToken(Till.KEY);
            till.manager.disconnect(Till.KEY);
            till.xero.advance(LONG_UNUSED);
            assertThat(isDisconnected(other)).isTrue();
        }
    }

    @Test
    void whatWasForgottenIsNotServedAfterTheRecheck() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            other.accessToken(Till.KEY);
            till.manager.forget(Till.KEY);
            assertThatThrownBy(till::token).isInstanceOf(AppRejectedException.class);
            till.xero.advance(LONG_UNUSED);
            assertThatThrownBy(() -> other.accessToken(Till.KEY)).isInstanceOf(AppRejectedException.class);
        }
    }

    @Test
    void steadyCallsReadTheStoreOncePerRecheck() throws Exception {
        try (Till till = Till.connected()) {
            till.token();
            int before = till.store.reads.get();
            for (int i = 1; i <= 3; i++) {
                till.xero.advance(RECHECK);
                int expected = before + i;
                for (int call = 0; call < 100; call++) {
                    till.token();
                }
                // The reading before may have ended after the clock was moved, and is then not begun again at once.
                Eventually.is("the record is read", () -> {
                    till.xero.advance(Duration.ofSeconds(1));
                    till.token();
                    return till.store.reads.get() == expected;
                });
            }
            assertThat(till.xero.requests()).isEmpty();
        }
    }

    @Test
    void aStoreThatHangsKeepsNobodyWaitingWhoHasAToken() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            CountDownLatch hanging = till.store.hang();
            till.xero.advance(LONG_UNUSED);
            long start = System.nanoTime();
            for (int call = 0; call < 100; call++) {
                assertThat(till.token()).isEqualTo(old);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            int reads = till.store.reads.get();
            hanging.countDown();
            till.xero.advance(LONG_UNUSED);
            Eventually.is("it is read again", () -> till.token().equals(old) && till.store.reads.get() > reads);
        }
    }

    @Test
    void anEndedConnectionIsReadOncePerRecheckToo() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            till.manager.disconnect(Till.KEY);
            assertThat(isDisconnected(other)).isTrue();
            int reads = till.store.reads.get();
            for (int call = 0; call < 100; call++) {
                assertThat(isDisconnected(other)).isTrue();
            }
            assertThat(till.store.reads).hasValue(reads);
            till.consent(till.manager, Till.KEY, till.organisation);
            till.xero.advance(RECHECK);
            assertThat(other.accessToken(Till.KEY)).isEqualTo(till.token());
        }
    }

    /** Xero lists two organisations; the other node knows the first as chosen when the second is chosen here. */
    private static SandboxOrganisation chooseSecond(Till till, ConnectionManager other) {
        SandboxOrganisation second = till.xero.addOrganisation("Second Shop", till.owner);
        till.manager.useApp(NEIGHBOUR, till.xeroApp());
        till.consent(till.manager, NEIGHBOUR, second);
        assertThat(tenant(other)).isEqualTo(till.organisation.tenantId().toString());
        till.manager.selectTenant(Till.KEY, second.tenantId().toString());
        assertThat(tenant(till.manager)).isEqualTo(second.tenantId().toString());
        return second;
    }

    private static String tenant(ConnectionManager on) {
        return on.call(Till.KEY, (token, tenant) -> tenant);
    }

    private static boolean isDisconnected(ConnectionManager on) {
        try {
            on.accessToken(Till.KEY);
            return false;
        } catch (ReauthorizationRequiredException e) {
            return e.reason() == ReauthorizationRequiredException.Reason.DISCONNECTED;
        }
    }
}
