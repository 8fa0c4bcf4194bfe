package io.xeroconnect.sandbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps back the replies of one endpoint: its requests arrive, are processed and counted, and wait until
 * {@link #release()}. One that began by {@link XeroSandbox#holdBefore} keeps back the requests themselves: nothing is
 * processed or counted until then. Safe for use by many threads.
 */
public final class Hold implements AutoCloseable {
    private final Endpoint endpoint;
    private final boolean before;
    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean discarded;

    Hold(Endpoint endpoint, boolean before) {
        this.endpoint = endpoint;
        this.before = before;
    }

    /**
     * Waits until {@code count} requests have been processed, or have come if they are held before that, since this hold
     * began.
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

    /** Sends the replies that wait, or processes the requests that wait, and lets later ones pass. */
    public void release() {
        gate.countDown();
    }

    /**
     * Closes the connections of the requests that wait, none of which is processed, and lets later ones pass: what
     * happens if the way to Xero breaks before they get there.
     *
     * @throws IllegalStateException if this hold keeps back replies, for their requests have been processed
     */
    public void discard() {
        if (!before) {
            throw new IllegalStateException("Only a hold that began by holdBefore can discard requests.");
        }
        discarded = true;
        release();
    }

    /** The same as {@link #release()}. */
    @Override
    public void close() {
        release();
    }

    boolean isReleased() {
        return gate.getCount() == 0;
    }

    boolean concerns(Endpoint other, boolean beforeProcessing) {
        return endpoint == other && before == beforeProcessing && !isReleased();
    }

    /** Returns whether to go on. */
    boolean pass() {
        arrived.release();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !discarded;
    }
}
