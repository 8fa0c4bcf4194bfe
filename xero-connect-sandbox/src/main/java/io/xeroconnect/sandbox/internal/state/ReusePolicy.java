package io.xeroconnect.sandbox.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges a refresh token that comes back after it was superseded. */
public interface ReusePolicy {
    /** Whether {@code superseded} may be exchanged once more. Changes nothing, and once false stays false. */
    boolean accepts(RefreshToken superseded, Instant now);

    /** Called before an accepted token is exchanged; returns its old successor if it gets no new one. */
    default Optional<RefreshToken> replay(RefreshToken superseded) {
        return Optional.empty();
    }

    /** Called when a superseded token was refused; by default nothing else happens. */
    default void refused(RefreshToken superseded) {}

    /** Whether refusing a superseded token has a consequence, so that it must not be forgotten. */
    default boolean remembersRefused() {
        return false;
    }

    /** The superseded token works for {@code period}, counted from its first use, and every use gives a new sibling. */
    static ReusePolicy keepsSiblings(Duration period) {
        return (superseded, now) -> isWithin(period, superseded, now);
    }

    /** As {@link #keepsSiblings}, but every use ends the siblings given before, with their descendants. */
    static ReusePolicy endsSiblings(Duration period) {
        return new ReusePolicy() {
            @Override
            public boolean accepts(RefreshToken superseded, Instant now) {
                return isWithin(period, superseded, now);
            }

            @Override
            public Optional<RefreshToken> replay(RefreshToken superseded) {
                superseded.endDescendants();
                return Optional.empty();
            }
        };
    }

    /** The superseded token works for {@code period}, and every use gives the successor that the first one gave. */
    static ReusePolicy sameSuccessor(Duration period) {
        return new ReusePolicy() {
            @Override
            public boolean accepts(RefreshToken superseded, Instant now) {
                return isWithin(period, superseded, now);
            }

            @Override
            public Optional<RefreshToken> replay(RefreshToken superseded) {
                return superseded.successors().stream().findFirst();
            }
        };
    }

    /** As {@link #keepsSiblings}, but no longer than until one of the successors is used. */
    static ReusePolicy untilSuccessorIsUsed(Duration period) {
        return (superseded, now) -> isWithin(period, superseded, now)
                && superseded.successors().stream()
                        .allMatch(successor -> successor.supersededAt().isEmpty());
    }

    /** The first reuse ends the whole family (RFC 9700 §4.14.2). */
    static ReusePolicy strict() {
        return new ReusePolicy() {
            @Override
            public boolean accepts(RefreshToken superseded, Instant now) {
                return false;
            }

            @Override
            public void refused(RefreshToken superseded) {
                superseded.family().revoke();
            }

            @Override
            public boolean remembersRefused() {
                return true;
            }
        };
    }

    private static boolean isWithin(Duration period, RefreshToken superseded, Instant now) {
        return superseded
                .supersededAt()
                .filter(since -> now.isBefore(since.plus(period)))
                .isPresent();
    }
}
