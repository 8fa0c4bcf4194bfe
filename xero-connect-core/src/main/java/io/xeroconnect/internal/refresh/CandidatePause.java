package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers that a candidate could not be finished, so that Xero is not asked about it again before the time. Another
 * consent, another decision on it and another app or secret begin anew. Thread-safe.
 */
final class CandidatePause {
    private static final Duration WELL_INSIDE_GRACE = Duration.ofMinutes(15);

    private final Time time;
    private final Timings timings;
    private Backoff backoff;
    private Optional<Tried> tried = Optional.empty();

    CandidatePause(Time time, Timings timings) {
        this.time = time;
        this.timings = timings;
        this.backoff = new Backoff(time, timings);
    }

    private record Tried(String nonce, boolean rejected, Optional<XeroApp> app, Optional<XeroApp> waitingApp) {
        static Optional<Tried> of(ConnectionRecord record) {
            return record.candidate().map(c -> new Tried(c.nonce(), c.rejected(), record.app(), record.waitingApp()));
        }

        @Override
        public String toString() {
            return "Tried[redacted]";
        }
    }

    /** Returns the remembered failure of this very try while its pause lasts. */
    synchronized Optional<XeroConnectException> active(Stored stored) {
        return Tried.of(stored.record()).equals(tried) ? backoff.active() : Optional.empty();
    }

    /**
     * Begins a pause, at least as long as the server asks. A refresh under way elsewhere has asked Xero for nothing.
     *
     * @param before what was tried
     * @param left what the try has left, which may have become a rejected one
     */
    synchronized void failed(Stored before, Stored left, XeroConnectException error) {
        boolean another = !nonce(before).equals(nonce(left));
        if (another || (error instanceof TemporarilyUnavailableException e && e.reason() == Reason.REFRESH_UNDER_WAY)) {
            return;
        }
        Optional<Tried> now = Tried.of(left.record());
        if (!now.equals(tried)) {
            backoff = new Backoff(time, timings);
            tried = now;
        }
        pause(left.key(), error);
    }

    private static Optional<String> nonce(Stored stored) {
        return stored.record().candidate().map(Candidate::nonce);
    }

    private void pause(ConnectionKey key, XeroConnectException error) {
        ErrorContext context =
                ErrorContext.of(key).correlationId(error.correlationId()).cause(error);
        if (error instanceof TemporarilyUnavailableException e) {
            backoff.failed(left -> new TemporarilyUnavailableException(e.reason(), context, left), asked(e));
        } else if (error instanceof AppRejectedException e) {
            backoff.failed(left -> new AppRejectedException(e.reason(), context), timings.backoffLimit());
        }
    }

    /** Where the outcome is unknown, more patience than the grace period allows would end the consent. */
    private static Duration asked(TemporarilyUnavailableException error) {
        boolean patient =
                error.reason() == Reason.RATE_LIMITED || error.retryAfter().compareTo(WELL_INSIDE_GRACE) < 0;
        return patient ? error.retryAfter() : WELL_INSIDE_GRACE;
    }
}
