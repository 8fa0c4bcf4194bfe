package io.xeroconnect.sandbox;

import io.xeroconnect.sandbox.internal.state.ReusePolicy;
import java.time.Duration;

/**
 * What happens when a superseded refresh token comes back within the grace period. Xero says only that it works; nobody
 * outside Xero knows which of these holds, so an app should survive them all.
 */
public enum GraceVariant {
    /** Every replay gives a new refresh token, and those given before stay alive. The default. */
    KEEPS_SIBLINGS,
    /** Every replay gives a new refresh token and ends those given before, with all that came from them. */
    ENDS_SIBLINGS,
    /** Every replay gives the refresh token of the first use again, with a fresh access token. */
    SAME_SUCCESSOR,
    /** As {@link #KEEPS_SIBLINGS}, but the grace period ends early: at the first refresh with any successor. */
    UNTIL_SUCCESSOR_IS_USED;

    ReusePolicy policy(Duration period) {
        return switch (this) {
            case KEEPS_SIBLINGS -> ReusePolicy.keepsSiblings(period);
            case ENDS_SIBLINGS -> ReusePolicy.endsSiblings(period);
            case SAME_SUCCESSOR -> ReusePolicy.sameSuccessor(period);
            case UNTIL_SUCCESSOR_IS_USED -> ReusePolicy.untilSuccessorIsUsed(period);
        };
    }
}
