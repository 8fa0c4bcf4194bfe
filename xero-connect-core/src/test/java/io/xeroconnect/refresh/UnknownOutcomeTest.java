package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.TestTimings;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody knows whether Xero processed a refresh: the lease lapses by itself, then the old token is replayed. */
final class UnknownOutcomeTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.LOST_REPLY, Reason.NO_ANSWER),
                Arguments.of(Fault.RESET_BEFORE, Reason.NO_ANSWER),
                Arguments.of(Fault.TRUNCATED_JSON, Reason.SERVER_ERROR),
                Arguments.of(Fault.HTML_503, Reason.SERVER_ERROR),
                Arguments.of(
                        Fault.status(500, "application/json", "{\"error\":\"server_error\"}"), Reason.SERVER_ERROR),
                Arguments.of(Fault.status(403, "text/plain", "Forbidden"), Reason.SERVER_ERROR),
                Arguments.of(Fault.status(400, "text/html", "<html>invalid_grant</html>"), Reason.SERVER_ERROR),
                Arguments.of(Fault.status(200, "text/html", "<html>Welcome</html>"), Reason.SERVER_ERROR),
                Arguments.of(Fault.status(200, "application/json", "{\"access_token\":7}"), Reason.SERVER_ERROR),
                Arguments.of(Fault.status(302, "text/plain", "Moved"), Reason.SERVER_ERROR));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theOldTokenIsReplayedWhenTheLeaseHasLapsedAndNotBefore(Fault fault, Reason reason) throws Exception {
        try (Till till = Till.connected()) {
            TokenSet before = till.tokens();
            till.expire();
            till.failNext(fault);
            TemporarilyUnavailableException failed = failure(till);
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.key()).contains(Till.KEY);
            assertThat(failed.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
            assertThat(till.isLeased()).isTrue();
            assertThat(till.tokens()).isEqualTo(before);
            Eventually.is("it was told", () -> till.heard.count("refreshFailed") == 1);

            till.xero.advance(Till.LEASE.minusSeconds(30));
            assertThat(failure(till).reason()).isEqualTo(reason);
            assertThat(till.posts()).isEqualTo(1);

            till.xero.advance(Duration.ofSeconds(31));
            assertThat(till.token().value()).isNotEqualTo(before.accessToken());
            assertThat(till.posts()).isEqualTo(2);
            assertThat(till.spent().get(1)).isEqualTo(till.spent().get(0));
            assertThat(till.isLeased()).isFalse();
            assertThat(till.xero.isAlive(till.tokens().refreshToken().orElseThrow()))
                    .isTrue();
        }
    }

    @Test
    void aStaleTokenIsServedWhileTheOutcomeIsUnknown() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.goStale();
            till.failNext(Fault.LOST_REPLY);
            assertThat(till.token()).isEqualTo(old);
            Eventually.is("the reply is lost", () -> till.heard.count("refreshFailed") == 1);
            for (int i = 0; i < 50; i++) {
                till.xero.advance(Duration.ofSeconds(2));
                assertThat(till.token()).isEqualTo(old);
            }
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.isLeased()).isTrue();
            till.xero.advance(Duration.ofSeconds(30));
            assertThat(till.token()).isEqualTo(old);
            Eventually.is("the old token is replayed", () -> !till.token().equals(old));
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerAfterTheDeadlineCountsAsNone() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            TokenSet before = till.tokens();
            till.expire();
            try (Hold hold = till.xero.hold(Endpoint.TOKEN)) {
                TemporarilyUnavailableException failed = failure(till);
                assertThat(failed.reason()).isEqualTo(Reason.NO_ANSWER);
                assertThat(till.isLeased()).isTrue();
                assertThat(till.tokens()).isEqualTo(before);
                hold.release();
            }
            Eventually.is("the old token is replayed", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatTricklesBeyondTheDeadlineCountsAsNone() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            till.expire();
            till.failNext(Fault.slow(Duration.ofSeconds(4)));
            long start = System.nanoTime();
            assertThat(failure(till).reason()).isEqualTo(Reason.NO_ANSWER);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void theProcessReplaysByItselfAlthoughNobodyCalls() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            till.goStale();
            till.failNext(Fault.LOST_REPLY);
            till.token();
            Eventually.is("it succeeds", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(2);
            assertThat(till.isLeased()).isFalse();
            assertThat(till.heard.names()).containsExactly("refreshFailed", "refreshed");
        }
    }

    @Test
    void theProcessReplaysByItselfAlthoughTheStoreWasAwayWhenItWasDue() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            till.goStale();
            till.failNext(Fault.LOST_REPLY);
            till.token();
            Eventually.is("the reply is lost", () -> till.heard.count("refreshFailed") == 1);
            till.store.fail();
            Eventually.is("it finds the store away", () -> till.store.failures.get() > 0);
            till.store.recover();
            Eventually.is("it succeeds", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    private static TemporarilyUnavailableException failure(Till till) {
        return catchThrowableOfType(TemporarilyUnavailableException.class, till::token);
    }
}
