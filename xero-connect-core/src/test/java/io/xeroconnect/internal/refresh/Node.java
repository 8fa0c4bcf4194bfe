package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One attempt on one of the nodes: where it stands, and what it knows. */
final class Node {
    static final RefreshRules.Claim NO_CLAIM =
            new RefreshRules.Claim(ConnectionRecord.EMPTY, new Lease("", Duration.ZERO, 0), Optional.empty(), false);
    static final TokenSet NO_TOKENS = new TokenSet("", Optional.empty(), 0, 0, List.of(), "", "");

    enum At {
        IDLE,
        /** About to write its claim. */
        CLAIMING,
        /** About to write a claim for another token, after a refusal. */
        RECLAIMING,
        CLAIMED,
        POSTED,
        /** About to write new tokens over its claim. */
        COMMITTING,
        /** About to leave new tokens beside the living ones. */
        LEAVING,
        RELEASING,
        /** About to write that every token was refused. */
        ENDING
    }

    enum Request {
        NONE,
        UNDER_WAY,
        GRANTED,
        REFUSED,
        LOST
    }

    At at = At.IDLE;

    /** The record from which the next write is made, and its version. */
    ConnectionRecord seen = ConnectionRecord.EMPTY;

    long seenVersion;

    RefreshRules.Claim claim = NO_CLAIM;
    long claimedVersion;

    /** The owner that this node wrote last, while it prepares another claim. */
    String held = "";

    Request request = Request.NONE;
    TokenSet granted = NO_TOKENS;

    /** The tokens that the server refused during this attempt, a bit each. */
    long refused;

    /** Whether its deadline has passed, so that its lease may lapse under its feet. */
    boolean late;

    /** Whether it was found sleeping beyond its lease. */
    boolean paused;

    /** The version that its last write would have, while nobody knows whether it was written; else 0. */
    long unknown;

    Node copy() {
        Node copy = new Node();
        copy.at = at;
        copy.seen = seen;
        copy.seenVersion = seenVersion;
        copy.claim = claim;
        copy.claimedVersion = claimedVersion;
        copy.held = held;
        copy.request = request;
        copy.granted = granted;
        copy.refused = refused;
        copy.late = late;
        copy.paused = paused;
        copy.unknown = unknown;
        return copy;
    }

    int token() {
        return World.numberOf(claim.token());
    }

    boolean owns(Lease lease) {
        return at != At.IDLE
                && (lease.owner().equals(claim.lease().owner()) || lease.owner().equals(held));
    }

    /** Whether it sends or has sent a request within the time that it allowed itself. */
    boolean isSending() {
        return at == At.CLAIMED || (at == At.POSTED && !late);
    }

    boolean hasRequestUnderWay() {
        return at == At.POSTED && request == Request.UNDER_WAY;
    }
}
