package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the steps of one test on the library's threads, none for longer than its share of the time. */
record Patience(Workers workers, ConnectionKey key, Deadline deadline) {
    /**
     * Returns what a step returns, or empty if it took too long; it may go on in the background.
     *
     * @throws TemporarilyUnavailableException if the caller was interrupted or the manager closed
     */
    <T> Optional<T> tryFor(Supplier<T> step) {
        // Work that has ended before anybody waits for it is given to an interrupted caller too.
        if (Thread.currentThread().isInterrupted()) {
            throw new TemporarilyUnavailableException(Reason.INTERRUPTED, ErrorContext.of(key));
        }
        if (deadline.isOver()) {
            return Optional.empty();
        }
        try {
            return Optional.of(workers.call(key, deadline.share(), step));
        } catch (TemporarilyUnavailableException e) {
            rethrowUnlessLate(e);
            return Optional.empty();
        }
    }

    /** A test that is interrupted or closed has no result; every other trouble is one. */
    static void rethrowUnlessLate(TemporarilyUnavailableException e) {
        if (e.reason() == Reason.INTERRUPTED || e.reason() == Reason.CLOSED) {
            throw e;
        }
    }
}
