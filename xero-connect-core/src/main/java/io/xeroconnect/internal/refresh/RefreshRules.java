package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Spent;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.record.WarningMark;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each step of a refresh writes, and what it makes of the record that it finds: pure functions, so that every
 * interleaving of two nodes can be searched over the very code that runs.
 *
 * <p>A refresh is <i>unfinished</i> from its claim until its commit, its release or its end. A claim that finds one is
 * <i>disputed</i>: the request of the earlier attempt may still be under way, and may kill what this one gets. After its
 * commit one more refresh, the confirming one, is owed.
 */
final class RefreshRules {
    private static final int MOST_SPENT = 8;

    private final Timings timings;

    RefreshRules(Timings timings) {
        this.timings = timings;
    }

    /**
     * A claim as it is to be written.
     *
     * @param token the refresh token to spend; empty for a custom connection, which has none
     * @param disputed whether an earlier attempt was left unfinished
     */
    record Claim(ConnectionRecord record, Lease lease, Optional<String> token, boolean disputed) {
        @Override
        public String toString() {
            return "Claim[" + lease + ", rest redacted]";
        }
    }

    /**
     * Returns the claim on a record whose lease, if it has one, has lapsed.
     *
     * <p>The token that is about to be spent goes to the head of {@code spent}. If nothing earlier is unfinished and no
     * confirmation is owed, everything before it is superseded for certain and forgotten.
     */
    Claim claim(ConnectionRecord record, Lease lease) {
        boolean disputed = isUnfinished(record);
        boolean settled = !disputed && record.confirmAt().isEmpty();
        Optional<String> token = record.tokens().flatMap(TokenSet::refreshToken);
        List<Spent> before = settled ? List.of() : record.spent();
        return claim(record, lease, token, before, disputed);
    }

    /** Returns the claim for the next token after Xero refused some, or empty if all were refused. */
    Optional<Claim> claimNext(ConnectionRecord record, Lease lease, Set<String> refused, boolean disputed) {
        return candidates(record)
                .filter(token -> !refused.contains(token))
                .findFirst()
                .map(token -> claim(record, lease, Optional.of(token), record.spent(), disputed));
    }

    /** The stored one, the orphan, then what was spent, newest first. */
    private static Stream<String> candidates(ConnectionRecord record) {
        return Stream.of(
                        record.tokens().flatMap(TokenSet::refreshToken).stream(),
                        record.orphan().flatMap(TokenSet::refreshToken).stream(),
                        record.spent().stream().map(Spent::token))
                .flatMap(tokens -> tokens);
    }

    private Claim claim(
            ConnectionRecord record, Lease lease, Optional<String> token, List<Spent> before, boolean disputed) {
        long now = lease.claimedAt();
        ConnectionRecord claimed = record.with(f -> f.lease(Optional.of(lease))
                .unfinishedSince(Optional.of(record.unfinishedSince().orElse(now)))
                .spent(token.map(spent -> spentFirst(spent, before, now)).orElse(before)));
        return new Claim(claimed, lease, token, disputed);
    }

    @Assumes(Assumption.GRACE_PERIOD_FROM_FIRST_USE)
    private List<Spent> spentFirst(String token, List<Spent> before, long now) {
        List<Spent> spent = new ArrayList<>();
        spent.add(new Spent(token, now));
        before.stream()
                .filter(other -> !other.token().equals(token))
                .filter(other -> now - other.since() < timings.gracePeriod().toMillis())
                .forEach(spent::add);
        return spent.size() > MOST_SPENT ? spent.subList(0, MOST_SPENT) : spent;
    }

    /** Returns whether an attempt was neither committed nor given back nor ended. */
    static boolean isUnfinished(ConnectionRecord record) {
        return record.lease().isPresent() || record.unfinishedSince().isPresent();
    }

    /** Returns whether this attempt still holds the record. */
    static boolean holds(ConnectionRecord now, Claim claim) {
        return now.generation() == claim.record.generation()
                && now.lease()
                        .map(Lease::owner)
                        .filter(claim.lease.owner()::equals)
                        .isPresent();
    }

    /** Returns the record with the lease given back: what an earlier attempt left unfinished stays so, due again then. */
    ConnectionRecord released(ConnectionRecord now, Claim claim, long retryAt) {
        return claim.disputed
                ? now.with(f -> f.lease(Optional.empty()).retryAt(retryAt))
                : now.with(f -> f.lease(Optional.empty()).unfinishedSince(Optional.empty()));
    }

    /**
     * Returns the record with the new token set as the living one.
     *
     * <p>A confirmation that was not yet due at the claim stays owed: the request that it waits for may still have been
     * under way, and may have killed this set too.
     */
    @Assumes(Assumption.REPLAY_GIVES_LIVING_TOKENS)
    ConnectionRecord committed(ConnectionRecord now, Claim claim, TokenSet tokens, long nowMillis) {
        return now.with(f -> f.tokens(Optional.of(tokens))
                .lease(Optional.empty())
                .unfinishedSince(Optional.empty())
                .orphan(Optional.empty())
                .confirmAt(claim.disputed ? Optional.of(confirmAt(now, nowMillis)) : stillOwed(now, claim))
                .refused(false)
                .warned(WarningMark.NONE)
                .appProblem(Optional.empty()));
    }

    /** Late enough for delayed requests to have arrived, and early enough for the first one's grace, unless that is over. */
    private long confirmAt(ConnectionRecord now, long nowMillis) {
        long arrived = nowMillis + timings.confirmation().toMillis();
        long firstSpent = now.unfinishedSince().orElse(nowMillis);
        long limit = firstSpent + timings.confirmationLimit().toMillis();
        return limit > nowMillis ? Math.min(arrived, limit) : arrived;
    }

    private static Optional<Long> stillOwed(ConnectionRecord now, Claim claim) {
        return now.confirmAt().filter(at -> at > claim.lease.claimedAt());
    }

    /** What to do with new tokens when the record has moved on since the claim. */
    enum Overtaken {
        /** Still ours, an unrelated field was written: write into it again. */
        COMMIT_AGAIN,
        /** Our tokens are there already, or were and have been refreshed since. */
        DONE,
        /** The record is gone, disconnected, or of another consent: let our tokens go. */
        DROP,
        /** Another attempt holds or has ended the record: never overwrite, leave ours beside. */
        LEAVE_AS_ORPHAN
    }

    /** Returns what to do with new tokens after the record was read again. */
    Overtaken overtaken(Stored stored, Claim claim, TokenSet tokens) {
        ConnectionRecord now = stored.record();
        boolean sameConsent = stored.exists() && now.generation() == claim.record.generation() && !now.disconnected();
        if (!sameConsent) {
            return Overtaken.DROP;
        }
        boolean known = now.tokens().filter(tokens::equals).isPresent()
                || now.orphan().filter(tokens::equals).isPresent()
                || tokens.refreshToken().filter(token -> isSpent(now, token)).isPresent();
        if (known) {
            return Overtaken.DONE;
        }
        if (holds(now, claim)) {
            return Overtaken.COMMIT_AGAIN;
        }
        // A token of a custom connection is not worth keeping: the next one costs nothing.
        return claim.token.isPresent() ? Overtaken.LEAVE_AS_ORPHAN : Overtaken.DROP;
    }

    private static boolean isSpent(ConnectionRecord record, String token) {
        return record.spent().stream().anyMatch(spent -> spent.token().equals(token));
    }

    /** Returns the record with tokens beside the living ones; a connection thought dead is tried again with them. */
    ConnectionRecord withOrphan(ConnectionRecord now, TokenSet tokens, long nowMillis) {
        long confirmAt = nowMillis + timings.confirmation().toMillis();
        ConnectionRecord kept = now.with(f -> f.orphan(Optional.of(tokens)).confirmAt(Optional.of(confirmAt)));
        return now.refused()
                ? kept.with(f ->
                        f.refused(false).unfinishedSince(Optional.of(nowMillis)).retryAt(confirmAt))
                : kept;
    }

    /** Returns the record of a connection of which Xero refused every token. Nothing is thrown away. */
    ConnectionRecord dead(ConnectionRecord now) {
        return now.with(f -> f.lease(Optional.empty())
                .unfinishedSince(Optional.empty())
                .confirmAt(Optional.empty())
                .refused(true));
    }
}
