package io.xeroconnect.internal.work;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one manager: named daemons that end with {@link #close}.
 *
 * <p>All writing to the store happens on them (or on the vendor's executor), never on a caller's thread, which may be
 * inside a transaction of its own or hold the only connection of a pool.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration REFUSED_PAUSE = Duration.ofMillis(500);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Workers::daemon);
    private final Optional<ExecutorService> own;
    private final Executor executor;
    private final Set<Runnable> unsaved = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private int running;
    private boolean closed;

    /** Creates the threads; with an executor of the vendor's, only the timer is the library's own. */
    public Workers(Optional<Executor> vendors) {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        own = vendors.isPresent() ? Optional.empty() : Optional.of(newPool());
        executor = vendors.orElseGet(own::orElseThrow);
    }

    /** Tasks block on the network, and one may wait for another, so a bounded pool could wait for itself. */
    private static ExecutorService newPool() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 20, TimeUnit.SECONDS, new SynchronousQueue<>(), Workers::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "xero-connect-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a task.
     *
     * @throws TemporarilyUnavailableException CLOSED if no thread takes it
     */
    public void start(ConnectionKey key, Runnable task) {
        start(ErrorContext.of(key), task);
    }

    private void start(ErrorContext context, Runnable task) {
        synchronized (lock) {
            if (closed) {
                throw new TemporarilyUnavailableException(Reason.CLOSED, context);
            }
            running++;
        }
        try {
            executor.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            ended();
            throw new TemporarilyUnavailableException(Reason.CLOSED, context.cause(e));
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            ended();
        }
    }

    private void ended() {
        synchronized (lock) {
            running--;
            lock.notifyAll();
        }
    }

    /** Returns whether nothing new is started any more. */
    public boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Starts a task after a while, later still while the executor is full; does nothing once closed. */
    public void later(ConnectionKey key, Duration delay, Runnable task) {
        later(ErrorContext.of(key), delay, task);
    }

    /** As {@link #later(ConnectionKey, Duration, Runnable)}, for work that is not about one connection. */
    public void later(Duration delay, Runnable task) {
        later(ErrorContext.none(), delay, task);
    }

    /** As {@link #later(ConnectionKey, Duration, Runnable)}; returns what calls it off, so that nothing of it is kept. */
    public Runnable unlessCalledOff(ConnectionKey key, Duration delay, Runnable task) {
        try {
            Future<?> planned =
                    timer.schedule(() -> startOrDelay(ErrorContext.of(key), task), delay.toMillis(), MILLISECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before a task was due.");
            return () -> {};
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the task handles its own failures
    private void later(ErrorContext context, Duration delay, Runnable task) {
        try {
            timer.schedule(() -> startOrDelay(context, task), delay.toMillis(), MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before a task was due.");
        }
    }

    /** As {@link #later(ConnectionKey, Duration, Runnable)}; what still waits when this closes is run by {@link #close}. */
    public void untilClosed(ConnectionKey key, Duration delay, Runnable task) {
        AtomicBoolean begun = new AtomicBoolean();
        Runnable once = () -> {
            if (begun.compareAndSet(false, true)) {
                task.run();
            }
        };
        unsaved.add(once);
        later(key, delay, () -> {
            unsaved.remove(once);
            once.run();
        });
    }

    private void startOrDelay(ErrorContext context, Runnable task) {
        try {
            start(context, task);
        } catch (TemporarilyUnavailableException e) {
            if (!isClosed()) {
                LOG.warn("The executor takes no more work; trying again. {}", e.getMessage());
                later(context, REFUSED_PAUSE, task);
            }
        }
    }

    /**
     * Runs a task on a thread of the library and waits for it.
     *
     * @throws TemporarilyUnavailableException DEADLINE_PASSED or INTERRUPTED; the task goes on
     */
    public <T> T call(ConnectionKey key, Duration timeout, Supplier<T> task) {
        return call(ErrorContext.of(key), timeout, task);
    }

    /** As {@link #call(ConnectionKey, Duration, Supplier)}, for work that is not about one known connection. */
    public <T> T call(Duration timeout, Supplier<T> task) {
        return call(ErrorContext.none(), timeout, task);
    }

    private <T> T call(ErrorContext context, Duration timeout, Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        start(context, () -> complete(result, task));
        return await(context, () -> result.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
        try {
            result.complete(task.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** Waits for a result. */
    public interface Wait<T> {
        T get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    /**
     * Waits for a result; never cancels what produces it.
     *
     * @throws TemporarilyUnavailableException DEADLINE_PASSED or INTERRUPTED
     */
    public static <T> T await(ConnectionKey key, Wait<T> wait) {
        return await(ErrorContext.of(key), wait);
    }

    private static <T> T await(ErrorContext context, Wait<T> wait) {
        try {
            return wait.get();
        } catch (TimeoutException e) {
            throw new TemporarilyUnavailableException(Reason.DEADLINE_PASSED, context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporarilyUnavailableException(Reason.INTERRUPTED, context.cause(e));
        } catch (ExecutionException e) {
            throw rethrow(e);
        }
    }

    /** The same error may be given to many waiters, so its stack is that of the work and not of each waiter. */
    private static RuntimeException rethrow(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof XeroConnectException known) {
            return known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(failed);
    }

    /** Starts nothing new and waits, bounded, for what is under way, so that no refresh is abandoned half-done. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        timer.shutdown();
        try {
            if (!awaitIdle()) {
                LOG.warn("Closed while a request to Xero was still under way; the next start completes it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.copyOf(unsaved).forEach(Runnable::run);
        own.ifPresent(ExecutorService::shutdown);
    }

    private boolean awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + CLOSING.toNanos();
        synchronized (lock) {
            for (long left = CLOSING.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return running == 0;
        }
    }
}
