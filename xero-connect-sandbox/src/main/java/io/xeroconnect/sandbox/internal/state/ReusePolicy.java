package io.xeroconnect.sandbox.internal.state;

import java.time.Duration;
import java.time.Instant;

/** Judges a refresh token that comes back after it was superseded. Variants of Xero's grace period are added here. */
public interface ReusePolicy {
    /** Whether {@code superseded} may be exchanged once more. Changes nothing. */
    boolean accepts(RefreshToken superseded, Instant now);

    /** Called before a superseded token is exchanged once more; by default its siblings stay alive. */
    default void reused(RefreshToken superseded) {}

    /** Called when a superseded token was refused; by default nothing else happens. */
    default void refused(RefreshToken superseded) {}

    /** The superseded token works for {@code period}, counted from its first use, and every use gives a new sibling. */
    static ReusePolicy grace(Duration period) {
        return (superseded, now) -> superseded
                .supersededAt()
                .filter(since -> now.isBefore(since.plus(period)))
                .isPresent();
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
        };
    }
}
