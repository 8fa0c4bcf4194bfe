package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One refresh token and what became of it. */
public final class RefreshToken {
    private final String value;
    private final TokenFamily family;
    private final Instant issuedAt;
    private final List<RefreshToken> successors = new ArrayList<>(1);
    private Optional<Instant> supersededAt = Optional.empty();
    private boolean ended;

    RefreshToken(String value, TokenFamily family, Instant issuedAt) {
        this.value = value;
        this.family = family;
        this.issuedAt = issuedAt;
    }

    /** The string that the app holds. */
    public String value() {
        return value;
    }

    /** All tokens of the same consent. */
    public TokenFamily family() {
        return family;
    }

    /** When it was used for the first time; empty while it is current. */
    public Optional<Instant> supersededAt() {
        return supersededAt;
    }

    /** What it was exchanged for, oldest first. */
    List<RefreshToken> successors() {
        return successors;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    /** Whether it was ended by itself or with its family. */
    boolean isEnded() {
        return ended || family.isRevoked();
    }

    void supersede(RefreshToken successor, Instant now) {
        successors.add(successor);
        if (supersededAt.isEmpty()) {
            supersededAt = Optional.of(now);
        }
    }

    /** Ends everything that came from this token. The chain may be long, so this does not recurse. */
    void endDescendants() {
        Deque<RefreshToken> open = new ArrayDeque<>(successors);
        while (!open.isEmpty()) {
            RefreshToken token = open.remove();
            token.ended = true;
            open.addAll(token.successors);
            token.successors.clear();
        }
        successors.clear();
    }
}
