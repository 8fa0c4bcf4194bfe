package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.model.ConnectionKey;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** One claim that was written, the one request that it allows, and what it belongs to. */
final class Attempt {
    final Slot slot;
    final Flight flight;
    final RefreshRules.Claim claim;
    final Stored claimed;
    final Stopwatch held;
    final AppKey app;

    /** The tokens that Xero refused during this flight, each sent once. */
    final Set<String> refused;

    private final AtomicBoolean settled = new AtomicBoolean();

    Attempt(
            Slot slot,
            Flight flight,
            RefreshRules.Claim claim,
            Stored claimed,
            Stopwatch held,
            AppKey app,
            Set<String> refused) {
        this.slot = slot;
        this.flight = flight;
        this.claim = claim;
        this.claimed = claimed;
        this.held = held;
        this.app = app;
        this.refused = new HashSet<>(refused);
    }

    ConnectionKey key() {
        return slot.key;
    }

    Lease lease() {
        return claim.lease();
    }

    /** Returns true for the first of two: the answer, or the end of the time allowed for it. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }
}
