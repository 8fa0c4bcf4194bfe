package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.AccessToken;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** However many ask, one request goes to Xero. */
final class HerdTest {
    private static final int MANY = 1000;

    @Test
    void aThousandThreadsThatNeedAnExpiredTokenCauseOneRequest() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.expire();
            try (Herd<AccessToken> herd = Herd.of(MANY, till::token)) {
                assertThat(new HashSet<>(herd.answers())).hasSize(1).doesNotContain(old);
            }
            Eventually.is("it is told once", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aThousandThreadsWithAStaleTokenWaitForNothingAndCauseOneRequest() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.goStale();
            try (Hold hold = till.xero.hold(Endpoint.TOKEN)) {
                try (Herd<AccessToken> herd = Herd.of(MANY, till::token)) {
                    assertThat(herd.answers()).containsOnly(old);
                }
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                hold.release();
            }
            Eventually.is("the new token is served", () -> !till.token().equals(old));
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aStaleTokenThatWasInSteadyUseIsServedAtOnceToo() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.xero.advance(Till.TO_STALE.minusMinutes(2));
            till.token();
            till.xero.advance(Duration.ofMinutes(2));
            try (Hold hold = till.xero.hold(Endpoint.TOKEN)) {
                try (Herd<AccessToken> herd = Herd.of(100, till::token)) {
                    assertThat(herd.answers()).containsOnly(old);
                }
                hold.release();
            }
            Eventually.is("the new token is served", () -> !till.token().equals(old));
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aNodeThatNeverSawAStaleTokenServesItWithoutWaiting() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN);
                var other = till.node().build()) {
            AccessToken old = till.token();
            till.goStale();
            assertThat(other.accessToken(Till.KEY, Duration.ofSeconds(5))).isEqualTo(old);
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            hold.release();
        }
    }

    @Test
    void fiftyThreadsWhoseTokenWasRejectedCauseOneRequest() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken rejected = till.token();
            try (Herd<AccessToken> herd = Herd.of(50, () -> till.manager.refreshRejected(Till.KEY, rejected))) {
                assertThat(new HashSet<>(herd.answers())).hasSize(1).doesNotContain(rejected);
            }
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aForcedRefreshJoinsTheOneThatIsUnderWay() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            AccessToken old = till.token();
            till.goStale();
            till.token();
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            try (Herd<AccessToken> herd = Herd.of(20, () -> till.manager.refresh(Till.KEY))) {
                herd.awaitWaiting();
                hold.release();
                assertThat(herd.answers()).doesNotContain(old);
            }
            assertThat(till.posts()).isEqualTo(1);
        }
    }
}
