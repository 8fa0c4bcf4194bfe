package io.xeroconnect.error;

/** The store could not be read or written. Correct the storage; tokens in memory are kept and written later. */
public final class TokenStoreException extends XeroConnectException {
    private static final long serialVersionUID = 1L;

    /** What happened; each constant says what to do. */
    public enum Reason {
        /** A record could not be read. */
        UNREADABLE("The token store could not be read.", "Check that it is there, running and permitted."),
        /** A record could not be written. */
        UNWRITABLE("The token store could not be written.", "Check free space and permissions."),
        /** A record is not one that this library wrote. The record is left as it is. */
        CORRUPT(
                "A stored record cannot be understood; it was left as it is.",
                "Restore it from a backup, or call forget(key) and connect again."),
        /** A record was written by a newer release. The record is left as it is. */
        NEWER_FORMAT("A stored record has a newer format.", "Update xero-connect on this machine too."),
        /** A record was sealed with a key that is not in the key ring. The record is left as it is. */
        KEY_MISSING(
                "A stored record was sealed with a key that is not in the key ring.",
                "Add the key of this name to the ring."),
        /** A record was changed, was sealed for another connection, or is not sealed. It is left as it is. */
        NOT_OPENED(
                "A stored record cannot be opened: it was changed, belongs to another connection, or is not sealed.",
                "Restore it from a backup; records from before sealing began are read by readingUnsealed()."),
        /** A record could not be sealed, so it was not written. */
        SEALING_FAILED("A record could not be sealed.", "Check the keys, or the service that holds them."),
        /** Too many writers changed the same record at once. */
        CONTENTION("The record kept changing while it was written.", "Try again.");

        private final String what;
        private final String remedy;

        Reason(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Reason reason;

    /** Creates the error. */
    public TokenStoreException(Reason reason, ErrorContext context) {
        super(reason.what, reason.remedy, context);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
