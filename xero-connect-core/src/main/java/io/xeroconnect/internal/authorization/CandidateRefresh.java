package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.OnlyCopy;
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
 * same lease as every other refresh of the connection. One that Xero refuses is let go: {@link OnlyCopy#refused}.
 */
final class CandidateRefresh {
    private static final String REMEDY_WITHOUT_CONSENT =
            "Set the former app again with useApp, or press Connect and allow access with the new one.";

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
        Optional<Stored> kept = commit.finish(stored.key());
        if (kept.isPresent()) {
            return ifExpired(requireSame(candidate, kept.get()));
        }
        lease.requireFree(stored);
        XeroApp app = status.appOf(stored.record(), candidate.tokens().clientId())
                .orElseThrow(() -> appChanged(stored.key(), candidate));
        CandidateLease.Claimed claimed = lease.claim(stored);
        String token = candidate.tokens().refreshToken().orElseThrow();
        return settle(claimed.stored(), candidate, app, post(claimed, app, token));
    }

    /** The owner need not be asked for what another program had: its app may be set again. */
    static AuthorizationFailedException appChanged(ConnectionKey key, Candidate candidate) {
        AuthorizationFailedException.Reason reason = AuthorizationFailedException.Reason.APP_CHANGED;
        return candidate.isAdopted()
                ? new AuthorizationFailedException(reason, REMEDY_WITHOUT_CONSENT, ErrorContext.of(key))
                : new AuthorizationFailedException(reason, ErrorContext.of(key));
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

    private Stored settle(Stored claimed, Candidate candidate, XeroApp app, TokenOutcome outcome) {
        ConnectionKey key = claimed.key();
        if (outcome instanceof TokenOutcome.Granted granted) {
            TokenSet next = candidate.tokens().next(granted.reply());
            return requireSame(candidate, commit.commit(claimed, candidate, next));
        }
        if (outcome instanceof TokenOutcome.Unknown) {
            letLivingSetGoOn(claimed, candidate);
            throw TokenOutcome.unavailable(outcome, ErrorContext.of(key));
        }
        if (outcome instanceof TokenOutcome.GrantRefused refused) {
            letGo(claimed, candidate);
            throw new AuthorizationFailedException(
                    AuthorizationFailedException.Reason.CODE_REJECTED,
                    ErrorContext.of(key).correlationId(refused.correlationId()));
        }
        lease.write(claimed, UnaryOperator.identity());
        if (outcome instanceof TokenOutcome.AppRefused refused) {
            throw refusedApp.noted(key, app, refused);
        }
        throw TokenOutcome.unavailable(outcome, ErrorContext.of(key));
    }

    /** One write under the lease: what another node has stored meanwhile is not what Xero refused. */
    private void letGo(Stored claimed, Candidate candidate) {
        boolean sentBefore = claimed.record()
                .candidate()
                .filter(now -> now.wasSent(candidate.tokens().refreshToken().orElseThrow()))
                .isPresent();
        Stored now = lease.write(claimed, record -> OnlyCopy.refused(record, candidate, sentBefore));
        boolean isLetGo = now.record().generation() == claimed.record().generation()
                && now.record().candidate().filter(candidate::isOfSameConsent).isEmpty();
        if (!isLetGo) {
            throw CandidateLease.underWay(now);
        }
    }

    /** Beside a living set the lease, which would guard the replay, is given back and the replay noted instead. */
    private void letLivingSetGoOn(Stored claimed, Candidate candidate) {
        if (claimed.record().tokens().isPresent()) {
            long since = claimed.record().lease().orElseThrow().claimedAt();
            lease.write(claimed, record -> sent(record, candidate, since));
        }
    }

    private static ConnectionRecord sent(ConnectionRecord record, Candidate candidate, long since) {
        return OnlyCopy.changed(record, candidate::isSameSet, now -> now.sent(since));
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
