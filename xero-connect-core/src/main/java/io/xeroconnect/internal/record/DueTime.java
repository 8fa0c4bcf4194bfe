package io.xeroconnect.internal.record;

import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.store.TokenRecord;
import java.time.Instant;
import java.util.stream.LongStream;

/** When a record next needs attention, whoever looks. */
final class DueTime {
    private DueTime() {}

    static Instant of(ConnectionRecord record, Timings timings) {
        long leaseEnds = record.lease()
                .map(lease -> lease.claimedAt() + lease.duration().toMillis())
                .orElse(Long.MAX_VALUE);
        long candidateEnds = record.candidate().map(Candidate::endsAt).orElse(Long.MAX_VALUE);
        return Instant.ofEpochMilli(LongStream.of(leaseEnds, candidateEnds, keepAlive(record, timings))
                .min()
                .orElse(Long.MAX_VALUE));
    }

    private static long keepAlive(ConnectionRecord record, Timings timings) {
        if (record.refused() || record.disconnected()) {
            return TokenRecord.NEVER.toEpochMilli();
        }
        return record.tokens()
                .filter(tokens -> tokens.refreshToken().isPresent())
                .map(tokens -> tokens.obtainedAt() + timings.keepAlive().toMillis())
                .orElse(Long.MAX_VALUE);
    }
}
