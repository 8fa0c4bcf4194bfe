package io.xeroconnect.internal.refresh;

/** What Xero may do when a superseded refresh token is replayed; nobody outside knows which holds. */
enum Grace {
    /** A replay returns a new token and keeps its siblings. */
    KEEPS_SIBLINGS,
    /** A replay returns a new token and kills those siblings that were not used yet. */
    KILLS_UNUSED_SIBLINGS,
    /** A replay returns a new token and kills everything that came from the old one. */
    KILLS_DESCENDANTS,
    /** A replay returns the same token. */
    RETURNS_THE_SAME,
    /** As the first, but a token is accepted again only until its successor is used. */
    ENDS_AT_USE_OF_SUCCESSOR,
    /** No grace: any reuse kills all tokens of the consent. */
    STRICT
}
