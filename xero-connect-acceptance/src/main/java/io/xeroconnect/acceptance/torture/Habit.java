package io.xeroconnect.acceptance.torture;

import java.time.Duration;

/** How often a shop is called. */
enum Habit {
    /** All the time; refreshed when its token ends. */
    STEADY,
    /** All the time, and every fifth caller forces a refresh. */
    RESTLESS,
    /** Once in more than the grace period, like a nightly job: what goes wrong then, no caller repairs in time. */
    SELDOM,
    /** Never: only the library's own sweep keeps it alive. */
    NEVER;

    /** How long a seldom called shop is left alone: longer than the grace period. */
    static final Duration SELDOM_PERIOD = Duration.ofSeconds(40);

    /** Returns the habit of a shop: of ten, four are steady, four restless, one is seldom called and one never. */
    static Habit of(int shop) {
        return switch (shop % 10) {
            case 9 -> NEVER;
            case 4 -> SELDOM;
            default -> shop % 2 == 0 ? STEADY : RESTLESS;
        };
    }
}
