package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.TestTimings;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.logs.Logs;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.refresh.CommandedStore.Write;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Callers that wait, give up, are interrupted, or come too late. */
final class WaitingTest {
    @Test
    void anInterruptEndsTheWaitAndNotTheRefresh() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            AccessToken old = till.token();
            till.expire();
            try (Herd<String> herd = Herd.of(3, () -> interrupted(till))) {
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                herd.awaitWaiting();
                herd.interrupt();
                assertThat(herd.answers()).containsOnly("INTERRUPTED, flag true");
            }
            hold.release();
            assertThat(till.token()).isNotEqualTo(old);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aCallerWaitsNoLongerThanItSays() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            till.expire();
            long start = System.nanoTime();
            assertThat(failure(till.manager, Duration.ofMillis(300))).isEqualTo(Reason.DEADLINE_PASSED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
            hold.release();
            till.token();
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void anExecutorThatTakesNoWorkIsNamed() {
        try (Till till = Till.connected();
                ConnectionManager full = till.node()
                        .executor(task -> {
                            throw new RejectedExecutionException("full");
                        })
                        .build()) {
            till.expire();
            assertThat(failure(full, Duration.ofSeconds(5))).isEqualTo(Reason.CLOSED);
            assertThat(failure(full, Duration.ofSeconds(5))).isEqualTo(Reason.CLOSED);
            assertThat(till.posts()).isZero();
        }
    }

    @Test
    void anExecutorThatIsFullForAMomentDoesNotEndACommit() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Till till = Till.connected(TestTimings.QUICK);
                ConnectionManager node = till.node()
                        .executor(task -> {
                            if (full.get()) {
                                throw new RejectedExecutionException("full");
                            }
                            threads.execute(task);
                        })
                        .build()) {
            till.store.writing(CommandedStore.COMMIT, Write.FAILED);
            till.expire();
            AccessToken next = node.accessToken(Till.KEY);
            full.set(true);
            long warned = Logs.all().size();
            Eventually.is("it is refused", () -> Logs.all().size() > warned);
            till.store.recover();
            full.set(false);
            Eventually.is("it is committed", () -> till.tokens().accessToken().equals(next.value()));
            assertThat(till.posts()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingWaitsForARefreshAndItsCommit() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            closeDuringARefresh(till, till.manager, hold);
        }
    }

    @Test
    void closingWaitsForARefreshOnAnExecutorOfTheVendor() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Till till = Till.connected();
                ConnectionManager node = till.node().executor(threads).build();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            closeDuringARefresh(till, node, hold);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void closeDuringARefresh(Till till, ConnectionManager node, Hold hold) throws Exception {
        AccessToken old = node.accessToken(Till.KEY);
        till.goStale();
        node.accessToken(Till.KEY);
        hold.awaitArrivals(1, Duration.ofSeconds(10));
        try (Herd<Boolean> closing = Herd.of(1, () -> closed(node))) {
            closing.awaitWaiting();
            hold.release();
            closing.answers();
        }
        assertThat(till.tokens().accessToken()).isNotEqualTo(old.value());
        assertThat(till.isLeased()).isFalse();
        till.xero.advance(Till.TO_EXPIRED);
        assertThat(failure(node, Duration.ofSeconds(5))).isEqualTo(Reason.CLOSED);
        assertThat(till.posts()).isEqualTo(1);
        assertThat(catchThrowableOfType(TemporarilyUnavailableException.class, () -> node.findConnection(Till.KEY))
                        .reason())
                .isEqualTo(Reason.CLOSED);
    }

    @Test
    void aCallerThatWaitsForAnotherNodesLeaseHearsThatItsOwnIsClosed() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            till.expire();
            try (Herd<Reason> holder = Herd.of(1, () -> failure(till.manager, Duration.ofMillis(100)))) {
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                holder.answers();
            }
            try (Herd<Reason> waiting = Herd.of(2, () -> failure(other, Duration.ofSeconds(20)))) {
                waiting.awaitWaiting();
                closed(other);
                assertThat(waiting.answers()).containsOnly(Reason.CLOSED);
            }
            assertThat(failure(other, Duration.ofSeconds(20))).isEqualTo(Reason.CLOSED);
            hold.release();
        }
    }

    private static boolean closed(ConnectionManager node) {
        node.close();
        return true;
    }

    private static String interrupted(Till till) {
        Reason reason = failure(till.manager, Duration.ofSeconds(20));
        return reason + ", flag " + Thread.interrupted();
    }

    private static Reason failure(ConnectionManager node, Duration timeout) {
        return catchThrowableOfType(TemporarilyUnavailableException.class, () -> node.accessToken(Till.KEY, timeout))
                .reason();
    }
}
