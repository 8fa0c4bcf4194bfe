package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record as last read, with the deadlines that the hot path compares. Immutable: token and tenant belong together. */
public final class Snapshot {
    private static final long NEVER = Long.MIN_VALUE;

    /** The snapshot of a record that was never read. */
    static final Snapshot UNREAD = new Snapshot(null, null, StatusReason.NO_CONSENT, NEVER, NEVER, NEVER, NEVER);

    private final @Nullable Stored stored;
    private final @Nullable AccessToken token;
    private final StatusReason reason;
    private final long readAt;

    /** Epoch milliseconds before which nothing at all has to be done: the token is FRESH and the record recent. */
    final long freshUntil;

    /** Epoch milliseconds before which the token is not EXPIRED. */
    final long usableUntil;

    /** Epoch milliseconds from which the record is too old to be served unread. */
    final long rereadBy;

    private Snapshot(
            @Nullable Stored stored,
            @Nullable AccessToken token,
            StatusReason reason,
            long readAt,
            long freshUntil,
            long usableUntil,
            long rereadBy) {
        this.stored = stored;
        this.token = token;
        this.reason = reason;
        this.readAt = readAt;
        this.freshUntil = freshUntil;
        this.usableUntil = usableUntil;
        this.rereadBy = rereadBy;
    }

    /** Returns the snapshot of a record without a token that may be used. */
    static Snapshot withoutToken(Stored stored, StatusReason reason, long readAt, long rereadBy) {
        return new Snapshot(stored, null, reason, readAt, NEVER, NEVER, rereadBy);
    }

    /** Returns the snapshot of a record with a token. */
    static Snapshot withToken(
            Stored stored,
            AccessToken token,
            StatusReason reason,
            long readAt,
            long freshUntil,
            long usableUntil,
            long rereadBy) {
        return new Snapshot(stored, token, reason, readAt, freshUntil, usableUntil, rereadBy);
    }

    boolean isUnread() {
        return stored == null;
    }

    /** Returns the version that was read, 0 if nothing was stored or nothing was read. */
    long version() {
        return stored == null ? 0 : stored.version();
    }

    long readAt() {
        return readAt;
    }

    /** Returns the record that was read. */
    public Stored stored() {
        if (stored == null) {
            throw new IllegalStateException("The record was never read.");
        }
        return stored;
    }

    /** Returns the token, if there is one that may be used. */
    public Optional<AccessToken> token() {
        return Optional.ofNullable(token);
    }

    /** Returns the token without allocating; only where {@link #freshUntil} or {@link #usableUntil} lies ahead. */
    AccessToken presentToken() {
        if (token == null) {
            throw new IllegalStateException("There is no token.");
        }
        return token;
    }

    /** Returns why the connection is as it is. */
    public StatusReason reason() {
        return reason;
    }

    /** Returns the connection's key. */
    public ConnectionKey key() {
        return stored().key();
    }
}
