package io.xeroconnect.internal.refresh;

/** What may happen during a search, each at most as often as its budget says. */
enum Fault {
    /** A refresh is due although nothing is unfinished: the token is STALE, or somebody forces one. */
    DEMAND,
    /** A request or its reply is lost, and its sender is told so. */
    LOSS,
    /** The deadline passes before the reply, which is still heard if it comes. */
    LATE,
    CRASH,
    /** A write throws: it was written, or it was not. */
    WRITE_THROWS,
    /** A write throws, and takes effect some time later if its version still matches. */
    WRITE_LANDS_LATER,
    /** A request is known never to have left. */
    NEVER_SENT,
    /** A field that does not concern the refresh is written. */
    UNRELATED_WRITE,
    CONSENT,
    /** The former tokens die as the owner consents again. */
    CONSENT_REVOKES,
    DISCONNECT,
    FORGET,
    /** More than the grace period passes while nothing is unfinished. */
    REST,
    /** More than the grace period passes while a refresh is unfinished: every process is down, or the store. */
    LONG_OUTAGE,
    /** The store is away for longer than the lease of somebody who has a reply to write. */
    STORE_OUTAGE,
    /** A process sleeps beyond its lease at any moment, and goes on. */
    PAUSE
}
