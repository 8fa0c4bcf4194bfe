package io.xeroconnect.lab.herd;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** A thousand threads that ask at once for a token that has ended; all times in nanoseconds. */
final class ExpiredRound {
    private ExpiredRound() {}

    /** Returns how long one call takes that nobody else makes. */
    static long alone(Subject.Aging aging) {
        aging.clock().putForward(Subject.UNTIL_EXPIRED);
        Supplier<String> caller = aging.holder().caller();
        long begun = System.nanoTime();
        return servedAt(caller, aging.first()) - begun;
    }

    /**
     * From when all were let go.
     *
     * @param first until the first has its token
     * @param last until the last has
     */
    record Served(long first, long last) {}

    static Served allServed(Herd herd, Subject.Aging aging) throws InterruptedException, ExecutionException {
        aging.clock().putForward(Subject.UNTIL_EXPIRED);
        Herd.Running<Long> running = herd.begin(() -> {
            Supplier<String> caller = aging.holder().caller();
            return () -> servedAt(caller, aging.first());
        });
        List<Long> moments = running.results();
        return new Served(Collections.min(moments) - running.begunAt(), Collections.max(moments) - running.begunAt());
    }

    private static long servedAt(Supplier<String> caller, String ended) {
        String token = caller.get();
        long now = System.nanoTime();
        if (token.equals(ended)) {
            throw new IllegalStateException("A token was given out that had ended.");
        }
        return now;
    }

    /** Returns how long it takes to wake them all, when they wait for nothing but a value that is there after a while. */
    static long allWoken(Herd herd, long waitMillis) throws InterruptedException, ExecutionException {
        CompletableFuture<String> value = new CompletableFuture<>();
        Herd.Running<Long> running = herd.begin(() -> () -> servedAt(value::join, "nothing"));
        Thread.sleep(waitMillis);
        long completedAt = System.nanoTime();
        value.complete("anything");
        return Collections.max(running.results()) - completedAt;
    }
}
