package io.xeroconnect.internal.refresh;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A value that many threads wait for, each for its own time at most.
 *
 * <p>A thread that waits with a time limit sets a timer and calls it off, which takes a thousand virtual threads longer
 * than to be woken. So of those whose time ends in the same millisecond one waits with the limit, and the others until it
 * gives up. Thread-safe.
 */
final class Awaited<T> extends CompletableFuture<T> {
    /**
     * Those whose time ends in the same millisecond.
     *
     * @param value this value, or cancelled when nobody watches the time any more
     */
    private record Group<T>(long endMillis, CompletableFuture<T> value) {}

    /** Two may be begun at once; whoever waits in the one that is not seen any more is watched over all the same. */
    private volatile @Nullable Group<T> latest;

    /**
     * Waits for the value.
     *
     * @param endNanos until when, by {@link System#nanoTime}; somebody else's limit may make it a millisecond more
     */
    T until(long endNanos) throws InterruptedException, ExecutionException, TimeoutException {
        long endMillis = TimeUnit.NANOSECONDS.toMillis(endNanos);
        while (!isDone()) {
            Group<T> group = latest;
            if (group == null || group.endMillis() != endMillis || group.value().isDone()) {
                return watchingTheTime(new Group<>(endMillis, copy()), endNanos);
            }
            try {
                return group.value().get();
            } catch (CancellationException e) {
                // The one that watched was interrupted, or its time was over a little sooner.
            }
        }
        return get();
    }

    private T watchingTheTime(Group<T> group, long endNanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        latest = group;
        try {
            return get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            // The copy of a value that is there may be on its way.
            if (!isDone()) {
                group.value().cancel(false);
            }
        }
    }
}
