package io.xeroconnect.support;

/** What the tool's process ends with. They are promised: scripts rely on them. */
final class Status {
    /** Done, and nothing to do. */
    static final int FINE = 0;

    /** Done, and something needs attention; or the person said no. */
    static final int ATTENTION = 1;

    /** The command line makes no sense, or a value in it is malformed. Nothing was done. */
    static final int USAGE = 2;

    /** Xero or the owner said no. */
    static final int REFUSED = 3;

    /** Try again later. */
    static final int LATER = 4;

    /** The store, its keys or its database. */
    static final int STORE = 5;

    /** A defect of the tool. */
    static final int DEFECT = 70;

    private Status() {}
}
