package io.xeroconnect;

import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.store.TokenStore;
import java.time.Duration;

/**
 * Managers for which half an hour of grace passes in half a minute: every length of time is a sixtieth of production's,
 * but for the following.
 *
 * <ul>
 *   <li>An access token lives 20 seconds and not 30, for more refreshes in a minute. It is STALE for 3 to 4 seconds,
 *       about as long as a lease and not twice as long, so callers sometimes wait for what they would not notice there.
 *   <li>It is EXPIRED a second before its end and not half a second, for a thread that has to wait for one of two cores.
 *   <li>Lease and exchange are a thirtieth, 4 seconds and 1: a process that has just started on a busy machine needs
 *       that. They keep their ratio of four, and leave less of the grace period than in production.
 *   <li>A caller waits 2 seconds, for the same reason.
 *   <li>A record in memory is trusted for 3 seconds and not for half a second, to spare two cores the reading.
 *   <li>Pauses between looks at another's lease end at 100 milliseconds; a sixtieth would be busy waiting.
 *   <li>60 idle days are 3 minutes and 7 days are 21 seconds: in their own ratio, and longer than a token's life.
 *   <li>That a lease is taken over at once when its written end is 15 minutes past is not scaled, so it never happens: a
 *       refresh that was left unfinished is completed only by a process that watched its lease all through.
 * </ul>
 */
public final class ScaledManager {
    /** How long access tokens should live at the server. */
    public static final Duration ACCESS_TOKEN = Duration.ofSeconds(20);

    /** How long the server should accept a superseded refresh token. */
    public static final Duration GRACE_PERIOD = Duration.ofSeconds(30);

    /** How long the server should keep an unused refresh token. */
    public static final Duration IDLE_LIFETIME = Duration.ofMinutes(3);

    /** How long one attempt to refresh may hold a connection. */
    public static final Duration LEASE = Duration.ofSeconds(4);

    /** The total deadline of one request. */
    public static final Duration EXCHANGE = Duration.ofSeconds(1);

    /** How long before its end a token counts as EXPIRED: a caller has this long to use what it was given. */
    public static final Duration EXPIRY_MARGIN = Duration.ofSeconds(1);

    private static final Duration SWEEP = Duration.ofSeconds(5);

    private ScaledManager() {}

    /** Returns a builder of a manager that recovers from disturbances a sixtieth as slowly. */
    public static ConnectionManagerBuilder builder(TokenStore store) {
        return ConnectionManager.builder(store)
                .timings(timings(LEASE, EXCHANGE))
                .keepAlive(SWEEP);
    }

    /** As {@link #builder}, with production's lease and deadline: where nothing is disturbed, being slow is no fault. */
    public static ConnectionManagerBuilder undisturbed(TokenStore store) {
        return ConnectionManager.builder(store)
                .timings(timings(Timings.DEFAULT.lease(), Timings.DEFAULT.exchange())
                        .withCallerTimeout(Timings.DEFAULT.callerTimeout()))
                .keepAlive(SWEEP);
    }

    private static Timings timings(Duration lease, Duration exchange) {
        Duration refreshMargin = Duration.ofSeconds(4);
        Duration refreshJitter = Duration.ofSeconds(1);
        Duration storeRecheck = Duration.ofSeconds(3);
        Duration callerTimeout = Duration.ofSeconds(2);
        Duration backoff = Duration.ofMillis(33);
        Duration backoffLimit = Duration.ofSeconds(2);
        Duration poll = Duration.ofMillis(100);
        Duration authorization = Duration.ofSeconds(10);
        Duration confirmation = Duration.ofSeconds(5);
        Duration confirmationLimit = Duration.ofSeconds(20);
        Duration keepAlive = Duration.ofSeconds(21);
        Duration tenantCheck = Duration.ofMinutes(24);
        Duration postponement = Duration.ofSeconds(5);
        return new Timings(
                refreshMargin,
                refreshJitter,
                EXPIRY_MARGIN,
                lease,
                exchange,
                storeRecheck,
                callerTimeout,
                backoff,
                backoffLimit,
                poll,
                authorization,
                confirmation,
                confirmationLimit,
                GRACE_PERIOD,
                keepAlive,
                IDLE_LIFETIME,
                tenantCheck,
                postponement);
    }
}
