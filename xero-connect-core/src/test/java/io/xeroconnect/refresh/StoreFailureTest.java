package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.TestTimings;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.logs.Logs;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.refresh.CommandedStore.Write;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** The store fails before, while and after Xero is asked. */
final class StoreFailureTest {
    @Test
    void withoutAClaimNothingIsPosted() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.store.writing(CommandedStore.CLAIM, Write.FAILED);
            till.goStale();
            for (int i = 0; i < 3; i++) {
                assertThat(till.token()).isEqualTo(old);
                till.xero.advance(Duration.ofSeconds(2));
            }
            till.xero.advance(Duration.ofMinutes(4));
            TokenStoreException failed = catchThrowableOfType(TokenStoreException.class, till::token);
            assertThat(failed.key()).contains(Till.KEY);
            assertThat(failed.reason()).isEqualTo(TokenStoreException.Reason.UNWRITABLE);
            assertThat(till.posts()).isZero();

            till.store.recover();
            assertThat(till.token()).isNotEqualTo(old);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aClaimThatWasWrittenAlthoughTheStoreFailedCounts() {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.store.writing(CommandedStore.CLAIM, Write.DONE_BUT_FAILED);
            till.expire();
            assertThat(till.token()).isNotEqualTo(old);
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.isLeased()).isFalse();
        }
    }

    @Test
    void whatCannotBeCommittedIsServedFromMemoryAndCommittedLater() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            AccessToken old = till.token();
            till.store.writing(CommandedStore.COMMIT, Write.FAILED);
            till.expire();
            AccessToken uncommitted = till.token();
            assertThat(uncommitted).isNotEqualTo(old);
            assertThat(till.tokens().accessToken()).isEqualTo(old.value());
            assertThat(till.heard.names()).as("told before it was durable").isEmpty();
            assertThat(Logs.at(Level.WARN)).anyMatch(line -> line.contains("served from memory"));
            Eventually.is("it is tried again", () -> till.store.failures.get() >= 3);
            assertThat(till.token()).isEqualTo(uncommitted);

            till.store.recover();
            Eventually.is("it is committed", () -> till.tokens().accessToken().equals(uncommitted.value()));
            Eventually.is("it is told", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.isLeased()).isFalse();
            till.expire();
            assertThat(till.token()).isNotEqualTo(uncommitted);
            assertThat(till.posts()).isEqualTo(2);
        }
    }

    @Test
    void aTokenThatStillServesIsNotReplacedByAnUncommittedOne() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK)) {
            AccessToken old = till.token();
            till.store.writing(CommandedStore.COMMIT, Write.FAILED);
            till.goStale();
            assertThat(till.token()).isEqualTo(old);
            Eventually.is("the commit fails", () -> till.store.failures.get() >= 2);
            assertThat(till.token()).isEqualTo(old);

            till.xero.advance(Duration.ofMinutes(4));
            Eventually.is("the uncommitted one is served", () -> !till.token().equals(old));
            till.store.recover();
            Eventually.is("it is committed", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aCommitWhoseAnswerWasLostIsFoundWritten() throws Exception {
        try (Till till = Till.connected()) {
            AccessToken old = till.token();
            till.store.writing(CommandedStore.COMMIT, Write.DONE_BUT_FAILED);
            till.expire();
            AccessToken next = till.token();
            assertThat(next).isNotEqualTo(old);
            assertThat(till.tokens().accessToken()).isEqualTo(next.value());
            Eventually.is("it is told", () -> till.heard.count("refreshed") == 1);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aCommitWhoseAnswerWasLostIsFoundWrittenWhenTheStoreIsBack() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK);
                Hold hold = till.xero.hold(Endpoint.TOKEN);
                Herd<AccessToken> one = expired(till)) {
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            till.store.writing(CommandedStore.COMMIT, Write.DONE_BUT_FAILED);
            till.store.readsFail = true;
            hold.release();
            AccessToken next = one.answers().get(0);
            assertThat(till.tokens().accessToken()).isEqualTo(next.value());
            assertThat(till.heard.names()).isEmpty();

            till.store.recover();
            Eventually.is("it is found", () -> till.heard.count("refreshed") == 1);
            assertThat(till.token()).isEqualTo(next);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aForcedRefreshWaitsQuietlyForACommitThatIsHeldUp() throws Exception {
        try (Till till = Till.connected(TestTimings.QUICK.withCallerTimeout(Duration.ofSeconds(2)))) {
            till.store.writing(CommandedStore.COMMIT, Write.FAILED);
            till.expire();
            till.token();
            long cpu = cpuTime();
            TemporarilyUnavailableException late =
                    catchThrowableOfType(TemporarilyUnavailableException.class, () -> till.manager.refresh(Till.KEY));
            assertThat(Duration.ofNanos(cpuTime() - cpu)).isLessThan(Duration.ofMillis(500));
            assertThat(late.reason()).isEqualTo(TemporarilyUnavailableException.Reason.DEADLINE_PASSED);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Herd<AccessToken> expired(Till till) throws InterruptedException {
        till.expire();
        return Herd.of(1, till::token);
    }
}
