package io.xeroconnect.internal.http;

import java.io.IOException;

/** A request brought no usable answer. */
public final class HttpFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean neverSent;

    HttpFailure(boolean neverSent, IOException cause) {
        super(cause.getClass().getSimpleName(), cause);
        this.neverSent = neverSent;
    }

    /**
     * Returns true if the request certainly did not reach the server; false if nobody here can know whether it was
     * processed.
     */
    public boolean neverSent() {
        return neverSent;
    }
}
