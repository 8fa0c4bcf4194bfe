package io.xeroconnect.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps back the replies of one endpoint: its requests arrive, are processed and counted, and wait until
 * {@link #release()}. Safe for use by many threads.
 */
public final class Hold implements AutoCloseable {
    private final Endpoint endpoint;
    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch gate = new CountDownLatch(1);

    Hold(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Waits until {@code count} requests have been processed since this hold began.
     *
     * @param timeout in real time
     * @throws IllegalStateException if fewer came in that time
     */
    public void awaitArrivals(int count, Duration timeout) throws InterruptedException {
        if (!arrived.tryAcquire(count, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("Only " + arrived.availablePermits() + " of " + count + " requests to "
                    + endpoint + " arrived within " + timeout + ".");
        }
        arrived.release(count);
    }

    /** Sends the replies that wait and lets later ones pass. */
    public void release() {
        gate.countDown();
    }

    /** The same as {@link #release()}. */
    @Override
    public void close() {
        release();
    }

    boolean isReleased() {
        return gate.getCount() == 0;
    }

    boolean concerns(Endpoint other) {
        return endpoint == other && !isReleased();
    }

    void pass() {
        arrived.release();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
