package io.xeroconnect.internal.work;

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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Workers::daemon);
    private final Optional<ExecutorService> own;
    private final Executor executor;
    private final Set<Runnable> unsaved = ConcurrentHashMap.newKeySet();

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
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            throw new TemporarilyUnavailableException(Reason.CLOSED, context.cause(e));
        }
    }

    /** Starts a task after a while; does nothing once closed. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task handles its own failures
    public void later(ConnectionKey key, Duration delay, Runnable task) {
        try {
            timer.schedule(() -> startLogging(key, task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before a task of connection {} was due.", key);
        }
    }

    /** As {@link #later(ConnectionKey, Duration, Runnable)}, for work that is not about one connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // the task handles its own failures
    public void later(Duration delay, Runnable task) {
        try {
            timer.schedule(() -> executor.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed before a task was due.");
        }
    }

    /**
     * As {@link #later(ConnectionKey, Duration, Runnable)}, for work that must not be lost: {@link #close} runs what is still waiting once more.
     */
    public void untilClosed(ConnectionKey key, Duration delay, Runnable task) {
        Runnable once = new Once(task);
        unsaved.add(once);
        later(key, delay, () -> {
            unsaved.remove(once);
            once.run();
        });
    }

    /** Run by whichever comes first, the timer or the end. */
    private static final class Once implements Runnable {
        private final AtomicReference<Runnable> task;

        Once(Runnable task) {
            this.task = new AtomicReference<>(task);
        }

        @Override
        public void run() {
            Runnable mine = task.getAndSet(() -> {});
            mine.run();
        }
    }

    private void startLogging(ConnectionKey key, Runnable task) {
        try {
            start(key, task);
        } catch (TemporarilyUnavailableException e) {
            LOG.warn("{}", e.getMessage());
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
        return await(context, result, timeout);
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> task) {
        try {
            result.complete(task.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    /** Waits for a result; never cancels what produces it. */
    public static <T> T await(ConnectionKey key, CompletableFuture<T> result, Duration timeout) {
        return await(ErrorContext.of(key), result, timeout);
    }

    private static <T> T await(ErrorContext context, CompletableFuture<T> result, Duration timeout) {
        try {
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
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
        timer.shutdown();
        List.copyOf(unsaved).forEach(Runnable::run);
        own.ifPresent(pool -> {
            pool.shutdown();
            try {
                if (!pool.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("Closed while a request to Xero was still under way; the next start completes it.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
