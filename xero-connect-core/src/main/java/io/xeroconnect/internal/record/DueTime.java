package io.xeroconnect.internal.record;

import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Instant;
import java.util.stream.LongStream;

/** When a record next needs attention, whoever looks. */
public final class DueTime {
    private static final long NEVER = TokenRecord.NEVER.toEpochMilli();

    /** Whoever completes a consent checks its candidate at once; later it is somebody else's turn. */
    private static final long CANDIDATE_MILLIS = 60_000;

    private DueTime() {}

    static Instant of(ConnectionKey key, ConnectionRecord record, Timings timings) {
        long candidateDue = record.candidate()
                .map(candidate -> candidate.chosen().isPresent()
                        ? held(key, candidate, timings)
                        : candidate.tokens().obtainedAt() + CANDIDATE_MILLIS)
                .orElse(NEVER);
        boolean dead = record.refused() || record.disconnected();
        return Instant.ofEpochMilli(Math.min(candidateDue, dead ? NEVER : refresh(key, record, timings)));
    }

    /** One that waits without a time limit must not die of idleness meanwhile. */
    private static long held(ConnectionKey key, Candidate candidate, Timings timings) {
        long idle = candidate.isAdopted() ? keepAlive(key, candidate.tokens(), timings) : NEVER;
        return Math.min(candidate.endsAt(), idle);
    }

    private static long refresh(ConnectionKey key, ConnectionRecord record, Timings timings) {
        // Without a living set, a lease guards a candidate, which is due by itself, or nothing that anybody could
        // finish.
        long leaseEnds = record.lease()
                .filter(any -> record.tokens().isPresent())
                .map(lease -> lease.claimedAt() + lease.duration().toMillis())
                .orElse(NEVER);
        boolean unfinished =
                record.lease().isEmpty() && record.unfinishedSince().isPresent();
        long idle = record.tokens()
                .filter(tokens -> tokens.refreshToken().isPresent())
                .map(tokens -> keepAlive(key, tokens, timings))
                .orElse(NEVER);
        return LongStream.of(
                        tenantLook(key, record, timings),
                        leaseEnds,
                        unfinished ? record.retryAt() : NEVER,
                        record.confirmAt().orElse(NEVER),
                        idle)
                .min()
                .orElse(NEVER);
    }

    /** Returns when it is next looked whether the tenants are still connected, spread over a quarter of the time between. */
    public static long tenantLook(ConnectionKey key, ConnectionRecord record, Timings timings) {
        long pause = timings.tenantCheck().toMillis();
        boolean rotates = record.tokens().flatMap(TokenSet::refreshToken).isPresent();
        if (pause == 0 || !rotates) {
            return NEVER;
        }
        long last = Math.max(record.tenantsReadAt(), record.generation());
        return last + pause - jitter(key, pause / 4);
    }

    private static long jitter(ConnectionKey key, long spread) {
        return Math.floorMod(key.hashCode() * 0x9E3779B9L, Math.max(1, spread));
    }

    /** Returns when an unused token set is refreshed to stay alive, spread over a tenth of the time between. */
    public static long keepAlive(ConnectionKey key, TokenSet tokens, Timings timings) {
        if (tokens.refreshToken().isEmpty()) {
            return NEVER;
        }
        long pause = timings.keepAlive().toMillis();
        return tokens.obtainedAt() + pause - jitter(key, pause / 10);
    }
}
