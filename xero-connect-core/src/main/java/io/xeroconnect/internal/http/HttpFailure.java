package io.xeroconnect.internal.http;

import java.io.IOException;

/** A request brought no usable answer. */
public final class HttpFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean neverSent;
    private final IOException reason;

    HttpFailure(boolean neverSent, IOException cause) {
        super(cause.getClass().getSimpleName(), cause);
        this.neverSent = neverSent;
        this.reason = cause;
    }

    /**
     * Returns true if the request certainly did not reach the server; false if nobody here can know whether it was
     * processed.
     */
    public boolean neverSent() {
        return neverSent;
    }

    /** Returns what went wrong on the way. */
    public IOException reason() {
        return reason;
    }
}
