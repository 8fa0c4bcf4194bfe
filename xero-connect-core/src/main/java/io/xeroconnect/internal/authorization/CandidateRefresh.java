package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Spent;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.LeaseWatch;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps a candidate alive that could not be checked before its access token ended: claim, one POST, commit, under the
 * same lease as every other refresh of the connection.
 */
final class CandidateRefresh {
    private static final int MOST_WATCHED = 10_000;
    private static final int MOST_CLAIMS = 5;

    /** Tells this lease from one of the living set, which only that set's refresh may take over. */
    private static final String OWNER = "candidate ";

    private final Map<ConnectionKey, LeaseWatch> watches = new LinkedHashMap<>();
    private final ConnectionRecords records;
    private final TokenEndpoint endpoint;
    private final RefusedApp refusedApp;
    private final StatusRule status;
    private final Time time;
    private final Timings timings;

    CandidateRefresh(
            ConnectionRecords records,
            TokenEndpoint endpoint,
            RefusedApp refusedApp,
            StatusRule status,
            Time time,
            Timings timings) {
        this.records = records;
        this.endpoint = endpoint;
        this.refusedApp = refusedApp;
        this.status = status;
        this.time = time;
        this.timings = timings;
    }

    /** Returns the record with a candidate whose access token may be used now. */
    Stored ifExpired(Stored stored) {
        Candidate candidate = stored.record().candidate().orElseThrow();
        long usableUntil =
                candidate.tokens().expiresAt() - timings.expiryMargin().toMillis();
        boolean refreshable = candidate.tokens().refreshToken().isPresent();
        return time.millis() < usableUntil || !refreshable ? stored : refresh(stored, candidate);
    }

    private Stored refresh(Stored stored, Candidate candidate) {
        if (isHeld(stored)) {
            throw underWay(stored);
        }
        XeroApp app = status.nextApp(stored.record())
                .filter(a -> a.clientId().equals(candidate.tokens().clientId()))
                .orElseThrow(() -> new AuthorizationFailedException(
                        AuthorizationFailedException.Reason.APP_CHANGED, ErrorContext.of(stored.key())));
        Lease lease = new Lease(OWNER + UUID.randomUUID(), timings.lease(), time.millis());
        Stopwatch held = Stopwatch.start(time);
        Stored claimed = claim(stored, lease);
        watchOf(stored.key()).claimed(lease, held);
        String token = candidate.tokens().refreshToken().orElseThrow();
        Optional<Spent> again = stored.record().lease().map(lapsed -> new Spent(token, lapsed.claimedAt()));
        return settle(claimed, candidate, again, app, post(claimed, held, app, token));
    }

    /** A sweep that only postpones a record gives it another version, and must not cost the try. */
    private Stored claim(Stored stored, Lease lease) {
        Stored now = stored;
        for (int i = 0; i < MOST_CLAIMS; i++) {
            Optional<Stored> claimed = records.replace(now, now.record().with(f -> f.lease(Optional.of(lease))));
            if (claimed.isPresent()) {
                return claimed.get();
            }
            now = records.find(stored.key());
            boolean sameTry = now.record().lease().equals(stored.record().lease())
                    && now.record().candidate().equals(stored.record().candidate());
            if (!sameTry) {
                throw underWay(now);
            }
        }
        throw underWay(now);
    }

    /** A refused secret leaves the token unspent, so the app's older one may be tried with it. */
    @Assumes(Assumption.REFUSED_SECRET_KEEPS_TOKEN)
    private TokenOutcome post(Stored claimed, Stopwatch held, XeroApp app, String token) {
        requireTime(claimed, held);
        TokenOutcome outcome = endpoint.refresh(AppKey.of(app), token);
        Optional<AppKey> older = AppKey.previousOf(app);
        boolean secretRefused = outcome instanceof TokenOutcome.AppRefused refused
                && refused.reason() == AppRejectedException.Reason.SECRET_REJECTED;
        if (!secretRefused || older.isEmpty()) {
            return outcome;
        }
        requireTime(claimed, held);
        return endpoint.refresh(older.get(), token);
    }

    /** A request that outlived the lease could spend the token after somebody else has. */
    private void requireTime(Stored claimed, Stopwatch held) {
        Duration lease = claimed.record().lease().orElseThrow().duration();
        if (held.atMost().plus(timings.exchange()).compareTo(lease) > 0) {
            write(claimed, UnaryOperator.identity());
            throw underWay(claimed);
        }
    }

    /** A lease of the living set is left to that set's refresh; one of a candidate is waited out. */
    private boolean isHeld(Stored stored) {
        Optional<Lease> lease = stored.record().lease();
        if (lease.isEmpty()) {
            return false;
        }
        Duration left = watchOf(stored.key()).remaining(lease.get(), time);
        boolean livingOnes =
                stored.record().tokens().isPresent() && !lease.get().owner().startsWith(OWNER);
        return livingOnes || !(left.isNegative() || left.isZero());
    }

    private synchronized LeaseWatch watchOf(ConnectionKey key) {
        if (watches.size() >= MOST_WATCHED) {
            watches.remove(watches.keySet().iterator().next());
        }
        return watches.computeIfAbsent(key, any -> new LeaseWatch());
    }

    private Stored settle(
            Stored claimed, Candidate candidate, Optional<Spent> again, XeroApp app, TokenOutcome outcome) {
        ConnectionKey key = claimed.key();
        if (outcome instanceof TokenOutcome.Granted granted) {
            TokenSet next = candidate.tokens().next(granted.reply());
            return requireSame(candidate, write(claimed, record -> refreshed(record, candidate, next, again)));
        }
        if (outcome instanceof TokenOutcome.Unknown) {
            letLivingSetGoOn(claimed, candidate);
            throw TokenOutcome.unavailable(outcome, ErrorContext.of(key));
        }
        requireStillHeld(claimed);
        write(claimed, UnaryOperator.identity());
        if (outcome instanceof TokenOutcome.GrantRefused refused) {
            throw new AuthorizationFailedException(
                    AuthorizationFailedException.Reason.CODE_REJECTED,
                    ErrorContext.of(key).correlationId(refused.correlationId()));
        }
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            throw refusedApp.noted(key, app, refused);
        }
        throw TokenOutcome.unavailable(outcome, ErrorContext.of(key));
    }

    /** Beside a living set the lease, which would guard the replay, is given back and the replay noted instead. */
    private void letLivingSetGoOn(Stored claimed, Candidate candidate) {
        if (claimed.record().tokens().isPresent()) {
            Lease lease = claimed.record().lease().orElseThrow();
            write(claimed, record -> sent(record, candidate, lease));
        }
    }

    private static ConnectionRecord sent(ConnectionRecord record, Candidate candidate, Lease lease) {
        return record.with(f -> f.candidate(record.candidate()
                .map(now -> now.tokens().equals(candidate.tokens()) ? now.sent(lease.claimedAt()) : now)));
    }

    /** Whoever took the lease over meanwhile may have refreshed, and then a refusal says nothing of what is stored. */
    private void requireStillHeld(Stored claimed) {
        if (!records.find(claimed.key())
                .record()
                .lease()
                .equals(claimed.record().lease())) {
            throw underWay(claimed);
        }
    }

    /** Another consent that came meanwhile, or the owner's word on this one, stays as it is. */
    private static ConnectionRecord refreshed(
            ConnectionRecord record, Candidate candidate, TokenSet next, Optional<Spent> again) {
        return record.with(f -> f.candidate(
                record.candidate().map(now -> now.isOfSameConsent(candidate) ? now.refreshed(next, again) : now)));
    }

    private static Stored requireSame(Candidate candidate, Stored now) {
        boolean same = now.record()
                .candidate()
                .filter(c -> c.isOfSameConsent(candidate) && c.rejected() == candidate.rejected())
                .isPresent();
        if (!same) {
            throw underWay(now);
        }
        return now;
    }

    /** Ends our lease, unless the record has gone on to another generation. */
    private Stored write(Stored claimed, UnaryOperator<ConnectionRecord> change) {
        return records.update(
                claimed.key(),
                record -> record.lease().equals(claimed.record().lease())
                        ? change.apply(record).with(f -> f.lease(Optional.empty()))
                        : record);
    }

    private static TemporarilyUnavailableException underWay(Stored stored) {
        return new TemporarilyUnavailableException(
                TemporarilyUnavailableException.Reason.REFRESH_UNDER_WAY, ErrorContext.of(stored.key()));
    }
}
