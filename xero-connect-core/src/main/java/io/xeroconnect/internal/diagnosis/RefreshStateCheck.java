package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says whether a refresh is unfinished, from what is stored. The times are those of the node that wrote them. */
final class RefreshStateCheck {
    private RefreshStateCheck() {}

    /** Returns whether a refresh now would be the only one and cost one request. */
    static boolean isClean(ConnectionRecord record) {
        return record.lease().isEmpty()
                && record.unfinishedSince().isEmpty()
                && record.orphan().isEmpty()
                && record.confirmAt().isEmpty()
                && record.candidate().isEmpty();
    }

    static CheckResult of(ConnectionRecord record, Instant now, Duration gracePeriod) {
        if (record.tokens().isEmpty()) {
            return StateFinding.STATE_NOT_CHECKED.result();
        }
        Optional<Lease> lease = record.lease();
        if (lease.isPresent() && now.isBefore(endOf(lease.get()))) {
            return StateFinding.UNDER_WAY.with(
                    "It was claimed at " + at(lease.get().claimedAt()) + ".");
        }
        Optional<Long> since = record.unfinishedSince();
        if (since.isPresent() && now.isAfter(at(since.get()).plus(gracePeriod))) {
            return StateFinding.PAST_GRACE.with("It began at " + at(since.get()) + ".");
        }
        if (lease.isPresent()) {
            return StateFinding.LEASE_STUCK.with(
                    "It was claimed at " + at(lease.get().claimedAt()) + ".");
        }
        return since.map(began -> StateFinding.UNFINISHED_REFRESH.with("It began at " + at(began) + "."))
                .orElseGet(() -> settled(record));
    }

    private static CheckResult settled(ConnectionRecord record) {
        if (record.orphan().isPresent()) {
            return StateFinding.ORPHAN.result();
        }
        return record.confirmAt()
                .map(due -> StateFinding.CONFIRM_OWED.with("It is due at " + at(due) + "."))
                .orElseGet(StateFinding.CLEAN::result);
    }

    private static Instant endOf(Lease lease) {
        return at(lease.claimedAt()).plus(lease.duration());
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
