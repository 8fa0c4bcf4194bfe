package io.xeroconnect.internal.record;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The rule for a token set that another program kept until now: what is stored here may be the only copy of it. It is let go
 * where its owner says so or another one has succeeded in its place, and until then waits aside.
 */
public final class OnlyCopy {
    private OnlyCopy() {}

    /** Returns the candidate of another program of which that program's own copy may be spent. */
    public static Optional<Candidate> in(ConnectionRecord record) {
        return kept(record)
                .filter(candidate -> candidate.tokens().wasRefreshed()
                        || candidate.replayed().isPresent()
                        || record.lease().isPresent());
    }

    private static Optional<Candidate> kept(ConnectionRecord record) {
        return record.candidate().filter(Candidate::isAdopted).filter(candidate -> !candidate.rejected());
    }

    /** Returns the record with a new candidate; the only copy in its place waits aside. */
    public static ConnectionRecord displaced(ConnectionRecord record, Candidate next) {
        Optional<Candidate> aside = kept(record).or(record::aside);
        return record.with(f -> f.candidate(Optional.of(next)).aside(aside));
    }

    /**
     * Returns the record without its candidate; what waits aside for it to fail comes back.
     *
     * @param left what the candidate still has to do before
     */
    public static ConnectionRecord dropped(ConnectionRecord record, Optional<Candidate> left) {
        return left.isPresent()
                ? record.with(f -> f.candidate(left))
                : record.with(f -> f.candidate(record.aside()).aside(Optional.empty()));
    }

    /**
     * Returns the record after Xero has refused this candidate. Of a token that was sent before, another node may hold the
     * answer and not have been able to store it; until it is, the only copy waits aside.
     *
     * @param sentBefore whether its token had been sent before
     */
    public static ConnectionRecord refused(ConnectionRecord record, Candidate refused, boolean sentBefore) {
        boolean waits = sentBefore && refused.isAdopted() && !refused.rejected();
        if (record.candidate().filter(refused::isSameSet).isPresent()) {
            return waits
                    ? record.with(f -> f.candidate(Optional.empty()).aside(record.candidate()))
                    : dropped(record, Optional.empty());
        }
        boolean endsAside = !waits && record.aside().filter(refused::isSameSet).isPresent();
        return endsAside ? record.with(f -> f.aside(Optional.empty())) : record;
    }

    /** Returns the record with such a candidate changed, wherever it waits; if nothing stands before it, it goes on. */
    public static ConnectionRecord changed(
            ConnectionRecord record, Predicate<Candidate> such, UnaryOperator<Candidate> change) {
        if (record.candidate().filter(such).isPresent()) {
            return record.with(f -> f.candidate(record.candidate().map(change)));
        }
        Optional<Candidate> aside = record.aside().filter(such).map(change);
        if (aside.isEmpty()) {
            return record;
        }
        return record.candidate().isPresent()
                ? record.with(f -> f.aside(aside))
                : record.with(f -> f.candidate(aside).aside(Optional.empty()));
    }
}
