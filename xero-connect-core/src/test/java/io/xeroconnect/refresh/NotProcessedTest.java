package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.TestTimings;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Xero certainly did not process a refresh: the lease is given back and the next try comes soon. */
final class NotProcessedTest {
    @Test
    void aRefusedConnectionGivesTheLeaseBackAndBacksOff() throws Exception {
        Line line = new Line();
        try (Till till = Till.connected();
                ConnectionManager node =
                        till.node().httpTransport(line.transport()).build()) {
            TokenSet before = till.tokens();
            till.expire();
            line.cut();
            TemporarilyUnavailableException failed = failure(node);
            assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failed.key()).contains(Till.KEY);
            assertThat(till.isLeased()).isFalse();
            assertThat(till.tokens()).isEqualTo(before);
            Eventually.is("it was told", () -> till.heard.count("refreshFailed") == 1);

            line.mend();
            till.xero.advance(Duration.ofSeconds(3));
            assertThat(node.accessToken(Till.KEY).value()).isNotEqualTo(before.accessToken());
            assertThat(till.posts()).isEqualTo(1);
            Eventually.is("it was told", () -> till.heard.count("refreshed") == 1);
            assertThat(till.heard.names()).containsExactly("refreshFailed", "refreshed");
        }
    }

    @Test
    void pausesGrowWhileXeroStaysUnreachable() throws Exception {
        Line line = new Line();
        try (Till till = Till.connected();
                ConnectionManager node =
                        till.node().httpTransport(line.transport()).build()) {
            till.expire();
            line.cut();
            for (int i = 0; i < 5; i++) {
                failure(node);
                till.xero.advance(Duration.ofMinutes(3));
            }
            failure(node);
            int tries = line.tries.get();
            till.xero.advance(Duration.ofSeconds(25));
            failure(node);
            assertThat(line.tries)
                    .as("the sixth pause is longer than the first")
                    .hasValue(tries);
        }
    }

    @Test
    void aRateLimitIsObservedToItsEnd() throws Exception {
        try (Till till = Till.connected()) {
            TokenSet before = till.tokens();
            till.expire();
            till.failNext(Fault.rateLimited(Duration.ofSeconds(60), "minute"));
            TemporarilyUnavailableException limited = failure(till.manager);
            assertThat(limited.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(60));
            assertThat(till.isLeased()).isFalse();
            assertThat(till.tokens()).isEqualTo(before);

            till.xero.advance(Duration.ofSeconds(50));
            TemporarilyUnavailableException later = failure(till.manager);
            assertThat(later.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(later.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
            assertThat(till.posts()).isEqualTo(1);

            till.xero.advance(Duration.ofSeconds(11));
            assertThat(till.token().value()).isNotEqualTo(before.accessToken());
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    @Test
    void aStaleTokenIsServedThroughARateLimit() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.goStale();
            till.failNext(Fault.rateLimited(Duration.ofSeconds(60), "minute"));
            assertThat(till.token()).isEqualTo(old);
            Eventually.is("the limit is met", () -> till.heard.count("refreshFailed") == 1);
            till.xero.advance(Duration.ofSeconds(30));
            for (int i = 0; i < 50; i++) {
                assertThat(till.token()).isEqualTo(old);
            }
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void theProcessTriesAgainByItself() throws Exception {
        Line line = new Line();
        try (Till till = Till.connected(TestTimings.QUICK);
                ConnectionManager node =
                        till.node().httpTransport(line.transport()).build()) {
            till.expire();
            line.cut();
            failure(node);
            Eventually.is("it tries again", () -> line.tries.get() >= 3);
            line.mend();
            Eventually.is("it succeeds", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.isLeased()).isFalse();
        }
    }

    private static TemporarilyUnavailableException failure(ConnectionManager node) {
        return catchThrowableOfType(TemporarilyUnavailableException.class, () -> node.accessToken(Till.KEY));
    }
}
