package io.xeroconnect.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs attempts at the same moment, on threads that end with it. */
final class Race implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private static final int FEWEST_ROUNDS = 10;
    private static final long SPARE_NANOS = 300_000_000;

    private final long begun = System.nanoTime();
    private final ExecutorService threads;
    private final CyclicBarrier start;

    Race(int runners) {
        this.threads = Executors.newFixedThreadPool(runners, Race::daemon);
        this.start = new CyclicBarrier(runners);
    }

    /** A fast store runs many rounds, so that a narrow gap is met as well; a slow one is not kept for long. */
    boolean goesOn(int round) {
        return round < FEWEST_ROUNDS || System.nanoTime() - begun < SPARE_NANOS;
    }

    /** Returns what the attempts returned, in their order; there are as many as runners. */
    <T> List<T> run(List<Callable<T>> attempts) {
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> attempt : attempts) {
            running.add(threads.submit(() -> {
                start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return attempt.call();
            }));
        }
        return running.stream().map(Race::result).toList();
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (TimeoutException e) {
            throw new AssertionError("It did not answer within " + PATIENCE_SECONDS + " seconds.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The check was interrupted.", e);
        }
    }

    private static AssertionError failure(ExecutionException e) {
        if (e.getCause() instanceof AssertionError broken) {
            return broken;
        }
        return new AssertionError("It failed with " + e.getCause() + ".", e);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "token-store-contract");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
