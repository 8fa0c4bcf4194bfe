package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.tenant.TenantChoice;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.AccessTokenClaims;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a candidate into the living token set, or drops it. The living set stays until then.
 *
 * <ol>
 *   <li>Verify the id_token. A bad one drops the candidate. Then refresh the candidate if it has expired meanwhile.
 *   <li>Read the tenants and see which one the consent was for. None, or another than the one connected until now, drops
 *       the candidate.
 *   <li>Promote: one write that makes it the living set, under a new generation that fences every refresh under way.
 * </ol>
 *
 * What cannot be reached now leaves the candidate where it is; the next call finishes it.
 */
final class CandidateCheck {
    private static final Logger LOG = LoggerFactory.getLogger(CandidateCheck.class);

    private final ConnectionRecords records;
    private final IdTokenCheck idTokens;
    private final ConnectionsApi api;
    private final CandidateRefresh refresh;
    private final Events events;
    private final Time time;

    CandidateCheck(
            ConnectionRecords records,
            IdTokenCheck idTokens,
            ConnectionsApi api,
            CandidateRefresh refresh,
            Events events,
            Time time) {
        this.records = records;
        this.idTokens = idTokens;
        this.api = api;
        this.refresh = refresh;
        this.events = events;
        this.time = time;
    }

    /**
     * Returns the record after its candidate was promoted.
     *
     * @throws AuthorizationFailedException if the candidate was dropped
     * @throws TemporarilyUnavailableException if it could not be checked now
     */
    Stored finish(Stored found) {
        Candidate asItCame = found.record().candidate().orElseThrow();
        try {
            // Before a refresh, which lets the id_token go.
            idTokens.verify(found.key(), asItCame);
            Stored stored = refresh.ifExpired(found);
            Candidate candidate = stored.record().candidate().orElseThrow();
            return promote(stored, candidate, tenants(stored.key(), candidate));
        } catch (AuthorizationFailedException e) {
            drop(found.key(), asItCame);
            throw e;
        }
    }

    /** As {@link #finish}, for callers to whom the consent means nothing: a dropped candidate is only logged. */
    Stored finishQuietly(Stored found) {
        try {
            return finish(found);
        } catch (AuthorizationFailedException e) {
            LOG.warn("{}", e.getMessage());
            return records.find(found.key());
        }
    }

    private List<RemoteTenant> tenants(ConnectionKey key, Candidate candidate) {
        try {
            return api.list(candidate.tokens().accessToken());
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(ErrorContext.of(key).detail("The consent is kept and will be completed."));
        }
    }

    private Stored promote(Stored stored, Candidate candidate, List<RemoteTenant> listed) {
        String consent = AccessTokenClaims.of(candidate.tokens().accessToken()).consent();
        TenantChoice choice = TenantChoice.of(listed, consent, stored.record().tenantId());
        requireTenant(stored, choice);
        Optional<String> tenantId =
                choice.tenant().map(remote -> remote.tenant().tenantId());
        Optional<String> name = choice.tenant().map(remote -> remote.tenant().name());
        List<KnownTenant> known = TenantChoice.known(listed, consent, tenantId, stored.record());
        AtomicBoolean isOurs = new AtomicBoolean();
        Stored promoted = records.update(stored.key(), record -> {
            isOurs.set(isStill(record, candidate));
            return isOurs.get()
                    ? living(record, candidate).with(f -> f.tenants(known).tenant(tenantId, name))
                    : record;
        });
        if (isOurs.get()) {
            events.tell(ConnectionListener::authorized, promoted);
        } else {
            requireSomeConsent(promoted);
        }
        return promoted;
    }

    /** Somebody else has promoted this candidate or put another in its place, or the connection was forgotten. */
    private static void requireSomeConsent(Stored now) {
        if (now.record().tokens().isEmpty() && now.record().candidate().isEmpty()) {
            throw new AuthorizationFailedException(
                    AuthorizationFailedException.Reason.UNFINISHED, ErrorContext.of(now.key()));
        }
    }

    private static void requireTenant(Stored stored, TenantChoice choice) {
        if (choice.kind() == TenantChoice.Kind.NONE) {
            throw new AuthorizationFailedException(
                    AuthorizationFailedException.Reason.NO_TENANT, ErrorContext.of(stored.key()));
        }
        if (choice.kind() == TenantChoice.Kind.ANOTHER) {
            String expected = stored.record().tenantName().orElse("the former one");
            String chosen =
                    choice.tenant().map(remote -> remote.tenant().name()).orElse("another one");
            throw new AuthorizationFailedException(
                    AuthorizationFailedException.Reason.WRONG_TENANT,
                    ErrorContext.of(stored.key()).detail("Connected: " + expected + ". Chosen: " + chosen + "."));
        }
    }

    private ConnectionRecord living(ConnectionRecord record, Candidate candidate) {
        Optional<XeroApp> itsApp = record.waitingApp()
                .filter(app -> app.clientId().equals(candidate.tokens().clientId()));
        return record.with(f -> f.tokens(Optional.of(candidate.tokens()))
                .candidate(Optional.empty())
                .nextGeneration(time.millis())
                .app(itsApp.or(record::app))
                .waitingApp(itsApp.isPresent() ? Optional.empty() : record.waitingApp())
                .refused(false)
                .disconnected(false)
                .tenantGone(false)
                .appProblem(Optional.empty()));
    }

    /** Its nonce names a candidate before and after a refresh. */
    private void drop(ConnectionKey key, Candidate dropped) {
        records.update(
                key,
                record -> record.candidate()
                                .filter(candidate -> candidate.nonce().equals(dropped.nonce()))
                                .isPresent()
                        ? record.with(f -> f.candidate(Optional.empty()))
                        : record);
    }

    private static boolean isStill(ConnectionRecord record, Candidate candidate) {
        return record.candidate().filter(candidate::equals).isPresent();
    }
}
