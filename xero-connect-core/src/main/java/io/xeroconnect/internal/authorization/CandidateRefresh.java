package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Spent;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import io.xeroconnect.internal.wire.TokenOutcome;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps a candidate alive that could not be checked before its access token ended: claim, one POST, commit, under the
 * same lease as every other refresh of the connection.
 */
final class CandidateRefresh {
    private final CandidateLease lease;
    private final CandidateCommit commit;
    private final TokenEndpoint endpoint;
    private final RefusedApp refusedApp;
    private final StatusRule status;
    private final Time time;
    private final Timings timings;

    CandidateRefresh(
            CandidateLease lease,
            CandidateCommit commit,
            TokenEndpoint endpoint,
            RefusedApp refusedApp,
            StatusRule status,
            Time time,
            Timings timings) {
        this.lease = lease;
        this.commit = commit;
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
        Optional<Stored> kept = commit.finish(stored.key(), candidate);
        if (kept.isPresent()) {
            return ifExpired(requireSame(candidate, kept.get()));
        }
        lease.requireFree(stored);
        XeroApp app = status.nextApp(stored.record())
                .filter(a -> a.clientId().equals(candidate.tokens().clientId()))
                .orElseThrow(() -> new AuthorizationFailedException(
                        AuthorizationFailedException.Reason.APP_CHANGED, ErrorContext.of(stored.key())));
        CandidateLease.Claimed claimed = lease.claim(stored);
        String token = candidate.tokens().refreshToken().orElseThrow();
        Optional<Spent> again = stored.record().lease().map(lapsed -> new Spent(token, lapsed.claimedAt()));
        return settle(claimed.stored(), candidate, again, app, post(claimed, app, token));
    }

    /** A refused secret leaves the token unspent, so the app's older one may be tried with it. */
    @Assumes(Assumption.REFUSED_SECRET_KEEPS_TOKEN)
    private TokenOutcome post(CandidateLease.Claimed claimed, XeroApp app, String token) {
        lease.requireTime(claimed);
        TokenOutcome outcome = endpoint.refresh(AppKey.of(app), token);
        Optional<AppKey> older = AppKey.previousOf(app);
        boolean secretRefused = outcome instanceof TokenOutcome.AppRefused refused
                && refused.reason() == AppRejectedException.Reason.SECRET_REJECTED;
        if (!secretRefused || older.isEmpty()) {
            return outcome;
        }
        lease.requireTime(claimed);
        return endpoint.refresh(older.get(), token);
    }

    private Stored settle(
            Stored claimed, Candidate candidate, Optional<Spent> again, XeroApp app, TokenOutcome outcome) {
        ConnectionKey key = claimed.key();
        if (outcome instanceof TokenOutcome.Granted granted) {
            TokenSet next = candidate.tokens().next(granted.reply());
            return requireSame(candidate, commit.commit(claimed, candidate, next, again));
        }
        if (outcome instanceof TokenOutcome.Unknown) {
            letLivingSetGoOn(claimed, candidate);
            throw TokenOutcome.unavailable(outcome, ErrorContext.of(key));
        }
        lease.requireStillHeld(claimed);
        lease.write(claimed, UnaryOperator.identity());
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
            long since = claimed.record().lease().orElseThrow().claimedAt();
            lease.write(claimed, record -> sent(record, candidate, since));
        }
    }

    private static ConnectionRecord sent(ConnectionRecord record, Candidate candidate, long since) {
        return record.with(f -> f.candidate(
                record.candidate().map(now -> now.tokens().equals(candidate.tokens()) ? now.sent(since) : now)));
    }

    private static Stored requireSame(Candidate candidate, Stored now) {
        boolean same = now.record()
                .candidate()
                .filter(c -> c.isOfSameConsent(candidate) && c.rejected() == candidate.rejected())
                .isPresent();
        if (!same) {
            throw CandidateLease.underWay(now);
        }
        return now;
    }
}
