package io.xeroconnect.internal.refresh;

/** How an access token stands. */
public enum Freshness {
    /** Nothing is to be done. */
    FRESH,
    /** It serves, and its refresh is due. */
    STALE,
    /** It no longer serves. */
    EXPIRED
}
