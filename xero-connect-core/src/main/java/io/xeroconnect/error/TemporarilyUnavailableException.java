package io.xeroconnect.error;

import java.time.Duration;

/** Nothing is wrong with the connection; the same call may succeed later. */
public final class TemporarilyUnavailableException extends XeroConnectException {
    private static final long serialVersionUID = 1L;

    /** What happened; each constant says what to do. */
    public enum Reason {
        /** Xero could not be reached: name resolution, connection or TLS. */
        UNREACHABLE("Xero could not be reached.", "Check the network; the next call tries again."),
        /** Xero did not answer in time, or not completely. The outcome is unknown and will be found out. */
        NO_ANSWER("Xero did not answer in time.", "Try again later; nothing was lost."),
        /** Xero answered with a server error or something that is not its format. */
        SERVER_ERROR("Xero answered with an error of its own.", "Try again later; nothing was lost."),
        /** Xero limits the rate. */
        RATE_LIMITED("Xero asks for fewer requests.", "Try again after the time that retryAfter() gives."),
        /** Another refresh of this connection is under way, here or on another server. */
        REFRESH_UNDER_WAY("Another refresh of this connection is under way.", "Try again shortly."),
        /** The time that the caller allows has passed. */
        DEADLINE_PASSED("No usable token was there within the time allowed.", "Try again, or allow more time."),
        /** The calling thread was interrupted; a refresh under way goes on. */
        INTERRUPTED("The waiting thread was interrupted.", "Try again; a refresh under way was not cancelled."),
        /** This manager is closed, or its executor takes no more work. */
        CLOSED("This ConnectionManager is closed or its executor is full.", "Use an open one.");

        private final String what;
        private final String remedy;

        Reason(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Reason reason;
    private final Duration retryAfter;

    /** Creates the error; nothing is known about when to retry. */
    public TemporarilyUnavailableException(Reason reason, ErrorContext context) {
        this(reason, context, Duration.ZERO);
    }

    /**
     * Creates the error.
     *
     * @param retryAfter how long to wait before the next try; zero if nothing is known
     */
    public TemporarilyUnavailableException(Reason reason, ErrorContext context, Duration retryAfter) {
        super(reason.what, reason.remedy, context);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns how long to wait before the next try; zero if nothing is known. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
