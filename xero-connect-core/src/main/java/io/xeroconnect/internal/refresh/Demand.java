package io.xeroconnect.internal.refresh;

import java.util.Optional;

/**
 * What a caller needs beyond a usable token.
 *
 * @param forced whether to refresh a token that is still FRESH
 * @param rejected the only token for which that holds, if a 401 named one
 */
record Demand(boolean forced, Optional<String> rejected) {
    static final Demand USABLE = new Demand(false, Optional.empty());
    static final Demand REFRESHED = new Demand(true, Optional.empty());

    static Demand insteadOf(String rejectedToken) {
        return new Demand(true, Optional.of(rejectedToken));
    }

    /** Returns whether a flight with this demand gives a caller with that one what it needs. */
    boolean covers(Demand other) {
        return !other.forced || equals(other) || (forced && rejected.isEmpty());
    }

    boolean forces(String accessToken) {
        return forced && rejected.map(accessToken::equals).orElse(true);
    }

    @Override
    public String toString() {
        return "Demand[forced " + forced + ", rest redacted]";
    }
}
