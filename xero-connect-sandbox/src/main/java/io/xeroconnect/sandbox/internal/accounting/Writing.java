package io.xeroconnect.sandbox.internal.accounting;

import java.time.Instant;

/**
 * How something is written.
 *
 * @param create whether it must be new (PUT), or may be there already (POST)
 * @param unitDecimals to how many decimals unit amounts are rounded: 2, or 4 for {@code unitdp=4}
 */
public record Writing(boolean create, int unitDecimals, Instant now) {}
