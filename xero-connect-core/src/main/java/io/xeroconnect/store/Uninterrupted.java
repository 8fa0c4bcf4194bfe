package io.xeroconnect.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.locks.LockSupport;

/**
 * Finishes short work although the thread is interrupted; the interrupt is still set afterwards.
 *
 * <p>An interrupt closes the file channel in use. Giving up a write there would throw away a rotated token to save a
 * few milliseconds.
 */
final class Uninterrupted {
    /** A piece of file work. */
    interface IoCall<T> {
        T run() throws IOException;
    }

    private Uninterrupted() {}

    /**
     * Runs the step, again if an interrupt ended it.
     *
     * @param step may be repeated from its beginning
     */
    static <T> T call(IoCall<T> step) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return step.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            restore(interrupted);
        }
    }

    static void pause(long nanos) {
        boolean interrupted = false;
        long start = System.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - start)) {
            LockSupport.parkNanos(left);
            interrupted |= Thread.interrupted();
        }
        restore(interrupted);
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
