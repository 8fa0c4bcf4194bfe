package io.xeroconnect.internal.time;

import java.time.Duration;

/**
 * Every length of time in the library, in one place, so that a test can scale them together.
 *
 * @param refreshMargin how long before its end a token turns STALE
 * @param refreshJitter at most this is added to the margin, a different amount per connection
 * @param expiryMargin how long before its end a token counts as EXPIRED
 * @param lease the time-bounded right to refresh
 * @param exchange the total deadline of one request to Xero
 * @param storeRecheck how old a record in memory may be before it is read again in the background
 * @param callerTimeout how long a caller waits unless it says otherwise
 * @param backoff the first pause after a failed refresh
 * @param backoffLimit the longest pause after failed refreshes
 * @param poll the longest pause between looks at a lease held by another
 * @param authorization how long a consent may take
 * @param confirmation how long after a disputed commit the confirming refresh is due
 * @param confirmationLimit how long after the first spending it is due at the latest, well inside the grace period
 * @param gracePeriod how long Xero accepts a superseded refresh token again; documented
 * @param keepAlive how long a token set may lie unused before it is refreshed to stay alive
 * @param idleLifetime how long Xero keeps an unused refresh token; documented
 * @param tenantCheck how often it is looked whether the organisation is still connected at Xero; zero for never
 * @param postponement how long a sweep leaves a record alone that is still due after it, well inside the grace period
 */
public record Timings(
        Duration refreshMargin,
        Duration refreshJitter,
        Duration expiryMargin,
        Duration lease,
        Duration exchange,
        Duration storeRecheck,
        Duration callerTimeout,
        Duration backoff,
        Duration backoffLimit,
        Duration poll,
        Duration authorization,
        Duration confirmation,
        Duration confirmationLimit,
        Duration gracePeriod,
        Duration keepAlive,
        Duration idleLifetime,
        Duration tenantCheck,
        Duration postponement) {
    /** The timings of production. */
    public static final Timings DEFAULT = new Timings(
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(40),
            Duration.ofSeconds(2),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofDays(7),
            Duration.ofDays(60),
            Duration.ofDays(1),
            Duration.ofMinutes(5));

    /** Returns these timings with another time that callers wait. */
    public Timings withCallerTimeout(Duration timeout) {
        return new Timings(
                refreshMargin,
                refreshJitter,
                expiryMargin,
                lease,
                exchange,
                storeRecheck,
                timeout,
                backoff,
                backoffLimit,
                poll,
                authorization,
                confirmation,
                confirmationLimit,
                gracePeriod,
                keepAlive,
                idleLifetime,
                tenantCheck,
                postponement);
    }

    /** Returns these timings with another pause between looks at the organisations. */
    public Timings withTenantCheck(Duration pause) {
        return new Timings(
                refreshMargin,
                refreshJitter,
                expiryMargin,
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
                gracePeriod,
                keepAlive,
                idleLifetime,
                pause,
                postponement);
    }
}
