package io.xeroconnect.lab.herd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A thousand threads that stand ready and then begin together. */
final class Herd {
    static final int SIZE = 1000;

    private final ExecutorService threads;

    Herd(ExecutorService threads) {
        this.threads = threads;
    }

    /** A herd that was let go, and when. */
    record Running<T>(long begunAt, List<Future<T>> members) {
        List<T> results() throws InterruptedException, ExecutionException {
            List<T> results = new ArrayList<>();
            for (Future<T> member : members) {
                results.add(member.get());
            }
            return results;
        }
    }

    /**
     * Starts a thread for each of a thousand tasks, and lets all go when all stand ready.
     *
     * @param task makes what a thread does, on that thread, before it stands ready
     */
    <T> Running<T> begin(Supplier<Callable<T>> task) throws InterruptedException {
        CountDownLatch standing = new CountDownLatch(SIZE);
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        List<Future<T>> members = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            members.add(threads.submit(() -> {
                Callable<T> ready = task.get();
                standing.countDown();
                gate.join();
                return ready.call();
            }));
        }
        standing.await();
        // The last of them may not have lain down yet.
        Thread.sleep(20);
        long begunAt = System.nanoTime();
        gate.complete(true);
        return new Running<>(begunAt, members);
    }
}
