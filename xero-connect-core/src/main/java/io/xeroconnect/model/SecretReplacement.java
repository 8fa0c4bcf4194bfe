package io.xeroconnect.model;

import java.util.Objects;

/**
 * How the replacement of a client secret went. The tokens of the connection are the same as before.
 *
 * @param connection the connection as it is now
 * @param inUse which secret Xero accepts
 */
public record SecretReplacement(XeroConnection connection, InUse inUse) {
    /** Which secret Xero accepts. */
    public enum InUse {
        /** The new one; the older one was dropped and may be deleted at Xero. */
        NEW,
        /** The older one; the new one is kept and tried again. It was probably not saved at Xero. */
        OLDER,
        /** Neither; both are kept. */
        NEITHER,
        /**
         * Xero gave no answer to judge by, or another secret was set meanwhile; the next refresh finds out. Of several that
         * were never seen to work the newest one is kept, beside the one that was.
         */
        UNKNOWN
    }

    /** Refuses missing values. */
    public SecretReplacement {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(inUse, "inUse");
    }
}
