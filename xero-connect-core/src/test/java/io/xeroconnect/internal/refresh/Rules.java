package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Timings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The step functions under search: those that run, unless a test breaks one to see that it is missed. */
interface Rules {
    RefreshRules REAL = new RefreshRules(Timings.DEFAULT);

    default RefreshRules.Claim claim(ConnectionRecord record, Lease lease) {
        return REAL.claim(record, lease);
    }

    default Optional<RefreshRules.Claim> claimNext(
            ConnectionRecord record, Lease lease, Set<String> refused, boolean disputed) {
        return REAL.claimNext(record, lease, refused, disputed);
    }

    default boolean isUnfinished(ConnectionRecord record) {
        return RefreshRules.isUnfinished(record);
    }

    default boolean holds(ConnectionRecord now, RefreshRules.Claim claim) {
        return RefreshRules.holds(now, claim);
    }

    default ConnectionRecord released(ConnectionRecord now, RefreshRules.Claim claim, long retryAt) {
        return REAL.released(now, claim, retryAt);
    }

    default ConnectionRecord committed(
            ConnectionRecord now, RefreshRules.Claim claim, TokenSet tokens, long nowMillis) {
        return REAL.committed(now, claim, tokens, nowMillis);
    }

    default RefreshRules.Overtaken overtaken(Stored stored, RefreshRules.Claim claim, TokenSet tokens) {
        return REAL.overtaken(stored, claim, tokens);
    }

    default ConnectionRecord withOrphan(ConnectionRecord now, TokenSet tokens, long nowMillis) {
        return REAL.withOrphan(now, tokens, nowMillis);
    }

    default ConnectionRecord dead(ConnectionRecord now) {
        return REAL.dead(now);
    }

    /** What a checked consent writes, as far as it concerns the refresh. */
    default ConnectionRecord promoted(ConnectionRecord now, Candidate candidate, long nowMillis) {
        return now.with(f -> f.tokens(Optional.of(candidate.tokens()))
                .candidate(Optional.empty())
                .nextGeneration(nowMillis)
                .refused(false)
                .disconnected(false));
    }

    /** What the end of a disconnect writes, as far as it concerns the refresh. */
    default ConnectionRecord disconnected(ConnectionRecord now, long nowMillis) {
        return now.with(f -> f.tokens(Optional.empty())
                .candidate(Optional.empty())
                .nextGeneration(nowMillis)
                .tenants(List.of())
                .refused(false)
                .disconnected(true));
    }
}
