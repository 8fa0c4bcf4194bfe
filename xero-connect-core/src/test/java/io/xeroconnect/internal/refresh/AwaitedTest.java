package io.xeroconnect.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that share a time limit, each of which has to be served or let go as if it were alone. */
@Timeout(20)
final class AwaitedTest {
    private static final long FAR = System.nanoTime() + TimeUnit.HOURS.toNanos(1);

    private final Awaited<String> value = new Awaited<>();
    private final List<Thread> threads = new ArrayList<>();

    /** A thread that waits for the value until then, and what comes of it. */
    private FutureTask<String> waiter(long endNanos, Thread.State lying) {
        FutureTask<String> waiter = new FutureTask<>(() -> value.until(endNanos));
        Thread thread = new Thread(waiter);
        threads.add(thread);
        thread.start();
        untilItIs(lying, thread);
        return waiter;
    }

    private static String outcome(FutureTask<String> waiter) throws Exception {
        return waiter.get(10, TimeUnit.SECONDS);
    }

    private static void untilItIs(Thread.State state, Thread thread) {
        while (thread.getState() != state) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("the time limit of the test is over")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void release() {
        value.complete("the end");
    }

    @Test
    void oneWatchesTheTimeAndAllGetTheValue() throws Exception {
        FutureTask<String> watching = waiter(FAR, Thread.State.TIMED_WAITING);
        FutureTask<String> second = waiter(FAR, Thread.State.WAITING);
        FutureTask<String> third = waiter(FAR, Thread.State.WAITING);

        value.complete("token");

        assertThat(List.of(outcome(watching), outcome(second), outcome(third))).containsOnly("token");
        assertThat(value.until(FAR)).isEqualTo("token");
    }

    @Test
    void afterTheWatchingThreadWasInterruptedAnotherWatches() throws Exception {
        FutureTask<String> watching = waiter(FAR, Thread.State.TIMED_WAITING);
        FutureTask<String> second = waiter(FAR, Thread.State.WAITING);

        threads.get(0).interrupt();

        assertThatThrownBy(() -> outcome(watching)).hasCauseInstanceOf(InterruptedException.class);
        untilItIs(Thread.State.TIMED_WAITING, threads.get(1));
        value.complete("token");
        assertThat(outcome(second)).isEqualTo("token");
    }

    @Test
    void whoseTimeIsOverIsLetGoWhoeverWatchedIt() {
        long soon = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        List<FutureTask<String>> all = new ArrayList<>();
        all.add(waiter(soon, Thread.State.TIMED_WAITING));
        all.add(waiter(soon, Thread.State.WAITING));
        all.add(waiter(soon, Thread.State.WAITING));

        assertThat(all)
                .allSatisfy(
                        waiter -> assertThatThrownBy(() -> outcome(waiter)).hasCauseInstanceOf(TimeoutException.class));
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(soon);
        assertThat(value).isNotDone();
    }

    @Test
    void aShortTimeDoesNotWaitForALongOne() {
        FutureTask<String> patient = waiter(FAR, Thread.State.TIMED_WAITING);

        assertThatThrownBy(() -> value.until(System.nanoTime() + 1)).isInstanceOf(TimeoutException.class);
        assertThat(patient).isNotDone();
    }

    @Test
    void whoComesTooLateDoesNotWait() {
        assertThatThrownBy(() -> value.until(System.nanoTime() - 1)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aFailureReachesAll() {
        FutureTask<String> watching = waiter(FAR, Thread.State.TIMED_WAITING);
        FutureTask<String> second = waiter(FAR, Thread.State.WAITING);
        IllegalStateException failure = new IllegalStateException("refused");

        value.completeExceptionally(failure);

        assertThat(List.of(watching, second))
                .allSatisfy(waiter -> assertThatThrownBy(() -> outcome(waiter))
                        .cause()
                        .isInstanceOf(ExecutionException.class)
                        .hasCause(failure));
    }
}
