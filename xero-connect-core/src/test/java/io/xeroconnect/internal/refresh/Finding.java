package io.xeroconnect.internal.refresh;

/** What a search can find wrong. */
enum Finding {
    /** A refresh token is sent by two holders with overlapping leases. */
    I1_SENT_BY_TWO_HOLDERS,
    /** A token is sent again without its intent written, or though a commit was seen and newer ones are not refused. */
    I2_NEEDLESS_REPLAY,
    /** The generation shrinks. */
    I3_GENERATION_SHRINKS,
    /** At rest, neither the stored set nor its orphan is accepted, and the record does not say so. */
    I4_SILENTLY_DEAD,
    /** Every token was refused, although nobody revoked them. */
    LOST,
    /** A node lets go of new tokens that would work, though the record knows none that does. */
    TOKENS_LET_GO,
    /** A record holds a token of another consent than its newest. */
    CONSENT_OVERWRITTEN,
    /** A disconnected or forgotten record has tokens again without a consent. */
    RESURRECTED,
    /** A strict server saw a refresh token twice. */
    REUSED,
    /** Something is unfinished and nobody can go on. */
    STUCK
}
