package io.xeroconnect.lab.herd;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A thousand threads that each ask ten times in a row every quarter of a second, at moments of their own: two cores are
 * not busy then, and there are so few wake-ups that what one call in a thousand takes is not the interrupt that wakes
 * another thread.
 */
final class StaleRound {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int IN_A_ROW = 10;
    private static final long WARMING_MILLIS = 100;

    /** What the calls that begin now are counted as. */
    private enum Phase {
        WARMING,
        FRESH,
        STALE,
        OVER
    }

    private final CountDownLatch renewed = new CountDownLatch(1);
    private volatile Phase phase = Phase.WARMING;

    /** What the calls of each phase took. */
    record Outcome(Histogram fresh, Histogram stale) {}

    /** What the calls of one thread took. */
    private record OneThread(Times fresh, Times stale) {}

    /** Measures FRESH for a while, then STALE until the first caller is given another token. */
    Outcome measure(Herd herd, Subject.Aging aging, long freshMillis) throws InterruptedException, ExecutionException {
        Herd.Running<OneThread> running = herd.begin(() -> {
            Supplier<String> caller = aging.holder().caller();
            return () -> callOnAndOn(caller);
        });
        Thread.sleep(WARMING_MILLIS);
        phase = Phase.FRESH;
        Thread.sleep(freshMillis);
        phase = Phase.STALE;
        aging.clock().putForward(Subject.UNTIL_STALE);
        renewed.await();
        phase = Phase.OVER;
        Outcome outcome = new Outcome(Times.histogram(), Times.histogram());
        for (OneThread thread : running.results()) {
            thread.fresh.addTo(outcome.fresh);
            thread.stale.addTo(outcome.stale);
        }
        return outcome;
    }

    private OneThread callOnAndOn(Supplier<String> caller) {
        OneThread times = new OneThread(new Times(), new Times());
        String first = caller.get();
        long next = System.nanoTime() + ThreadLocalRandom.current().nextLong(PERIOD);
        while (true) {
            waitUntil(next);
            for (int i = 0; i < IN_A_ROW; i++) {
                Phase now = phase;
                if (now == Phase.OVER) {
                    return times;
                }
                if (!token(caller, now, times).equals(first)) {
                    renewed.countDown();
                }
            }
            // Who was kept waiting goes on in its own rhythm, and does not make up for it.
            next += PERIOD * (1 + Math.max(0, System.nanoTime() - next) / PERIOD);
        }
    }

    private static String token(Supplier<String> caller, Phase phase, OneThread times) {
        long begun = System.nanoTime();
        String token = caller.get();
        long took = System.nanoTime() - begun;
        note(times, phase, took);
        return token;
    }

    private static void note(OneThread times, Phase phase, long took) {
        switch (phase) {
            case FRESH -> times.fresh.add(took);
            case STALE -> times.stale.add(took);
            case WARMING, OVER -> {}
        }
    }

    private static void waitUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
