package io.xeroconnect.internal.record;

import java.time.Duration;

/**
 * The time-bounded right to refresh, and at the same time the written intent to do so.
 *
 * @param owner random id of one attempt
 * @param duration how long it lasts
 * @param claimedAt epoch milliseconds by the owner's clock; only a rough hint to others
 */
public record Lease(String owner, Duration duration, long claimedAt) {}
