package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** FRESH, STALE, EXPIRED: when a token is only handed out, when refreshed too, and when waited for. */
final class FreshnessTest {
    private static final Duration LITTLE = Duration.ofSeconds(5);

    @Test
    void aFreshTokenNeedsNeitherStoreNorXero() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken token = till.token();
            int reads = till.store.reads.get();
            int writes = till.store.writes.get();
            for (int i = 0; i < 1000; i++) {
                assertThat(till.token()).isSameAs(token);
            }
            assertThat(till.store.reads).hasValue(reads);
            assertThat(till.store.writes).hasValue(writes);
            assertThat(till.xero.requests()).isEmpty();
        }
    }

    @Test
    void aTokenIsFreshUntilSixMinutesBeforeItsEndAtMost() {
        try (Till till = Till.connected()) {
            till.xero.advance(Duration.ofMinutes(24).minus(LITTLE));
            AccessToken token = till.token();
            till.xero.advance(Duration.ofMillis(1));
            assertThat(till.token()).isEqualTo(token);
            assertThat(till.store.record(Till.KEY).lease()).isEmpty();
            assertThat(till.posts()).isZero();
        }
    }

    @Test
    void aTokenIsStaleFromFiveMinutesBeforeItsEnd() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.xero.advance(Duration.ofMinutes(25));
            assertThat(till.token()).isEqualTo(old);
            Eventually.is("one refresh is posted", () -> till.posts() == 1);
            Eventually.is("the new token is served", () -> !till.token().equals(old));
        }
    }

    @Test
    void aTokenIsServedUntilThirtySecondsBeforeItsEnd() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            AccessToken old = till.token();
            till.xero.advance(Duration.ofSeconds(1770).minus(LITTLE));
            assertThat(till.token()).isEqualTo(old);
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            till.xero.advance(LITTLE);
            TemporarilyUnavailableException waited = catchThrowableOfType(
                    TemporarilyUnavailableException.class,
                    () -> till.manager.accessToken(Till.KEY, Duration.ofMillis(200)));
            assertThat(waited.reason()).isEqualTo(TemporarilyUnavailableException.Reason.DEADLINE_PASSED);
            assertThat(waited.key()).contains(Till.KEY);
            hold.release();
            assertThat(till.token()).isNotEqualTo(old);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void theEndOfATokenCountsFromBeforeItsRequest() throws Exception {
        try (Till till = Till.connected()) {
            till.expire();
            long asked;
            try (Hold hold = till.xero.hold(Endpoint.TOKEN);
                    Herd<AccessToken> one = Herd.of(1, till::token)) {
                asked = till.xero.clock().millis() + 2_000;
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                till.xero.advance(Duration.ofSeconds(20));
                hold.release();
                one.answers();
            }
            assertThat(till.tokens().expiresAt())
                    .isLessThanOrEqualTo(asked + Duration.ofMinutes(30).toMillis());
        }
    }

    @Test
    void aStoreThatFailsStopsNobodyUntilTheTokenHasExpired() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken token = till.token();
            till.store.fail();
            for (int minute = 0; minute < 29; minute++) {
                till.xero.advance(Duration.ofMinutes(1));
                assertThat(till.token()).isEqualTo(token);
            }
            assertThat(till.store.failures.get()).isPositive();
            till.xero.advance(Duration.ofMinutes(1));
            TokenStoreException failed = catchThrowableOfType(TokenStoreException.class, till::token);
            assertThat(failed.key()).contains(Till.KEY);
            assertThat(failed).hasMessageContaining("shop-7");
            assertThat(till.posts()).isZero();

            till.store.recover();
            assertThat(till.token()).isNotEqualTo(token);
            assertThat(till.posts()).isEqualTo(1);
        }
    }
}
