package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.internal.event.Events;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.DueTime;
import io.xeroconnect.internal.record.KnownTenant;
import io.xeroconnect.internal.record.SetupDraft;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.WarningMark;
import io.xeroconnect.internal.tenant.TenantChoice;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.AccessTokenClaims;
import io.xeroconnect.internal.wire.ApiException;
import io.xeroconnect.internal.wire.ConnectionsApi;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.store.TokenRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a candidate into the living token set, or drops it. The living set stays until then.
 *
 * <ol>
 *   <li>Verify the id_token. A bad one drops the candidate. Then refresh the candidate if it has expired meanwhile.
 *   <li>Read the tenants and see which one the consent was for. None drops the candidate. Another than the one connected
 *       until now makes it wait ten minutes for the owner's word: {@link WrongTenant}; no word is a no. A token set that
 *       another program kept waits without a limit, because it can never be had again.
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
    private final TenantJudge judge;
    private final CandidateRefresh refresh;
    private final CandidateEnd end;
    private final MadeLinks links;
    private final Events events;
    private final StatusRule status;
    private final Time time;
    private final Timings timings;

    CandidateCheck(
            ConnectionRecords records,
            IdTokenCheck idTokens,
            ConnectionsApi api,
            CandidateRefresh refresh,
            CandidateEnd end,
            MadeLinks links,
            Events events,
            StatusRule status,
            Time time,
            Timings timings) {
        this.records = records;
        this.idTokens = idTokens;
        this.api = api;
        this.judge = new TenantJudge(api);
        this.refresh = refresh;
        this.end = end;
        this.links = links;
        this.events = events;
        this.status = status;
        this.time = time;
        this.timings = timings;
    }

    /**
     * Returns the record after its candidate was promoted.
     *
     * @throws AuthorizationFailedException if the candidate was dropped
     * @throws TemporarilyUnavailableException if it could not be checked now
     */
    Stored finish(Stored found) {
        try {
            Stored stored = orDropped(found, this::verified);
            return orDropped(stored, this::judged);
        } catch (TemporarilyUnavailableException | AppRejectedException e) {
            end.ifOver(found.key(), e);
            throw e;
        }
    }

    private Stored verified(Stored stored) {
        // Before a refresh, which lets the id_token go.
        idTokens.verify(stored.key(), stored.record().candidate().orElseThrow());
        return refresh.ifExpired(stored);
    }

    private Stored judged(Stored stored) {
        Candidate candidate = stored.record().candidate().orElseThrow();
        return judge(stored, candidate, tenants(stored.key(), candidate));
    }

    private Stored orDropped(Stored stored, UnaryOperator<Stored> step) {
        try {
            return step.apply(stored);
        } catch (AuthorizationFailedException e) {
            end.after(e, stored);
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

    /** What waits without a limit would die of idleness like any other token set. */
    Stored keepAlive(Stored held) {
        Candidate candidate = held.record().candidate().orElseThrow();
        if (time.millis() < DueTime.keepAlive(held.key(), candidate.tokens(), timings)) {
            return held;
        }
        try {
            return refresh.ifExpired(held);
        } catch (AuthorizationFailedException e) {
            LOG.warn("{}", e.getMessage());
            end.ifOver(held.key(), e);
            return records.find(held.key());
        } catch (TemporarilyUnavailableException | AppRejectedException e) {
            end.ifOver(held.key(), e);
            throw e;
        }
    }

    private List<RemoteTenant> tenants(ConnectionKey key, Candidate candidate) {
        try {
            return api.list(candidate.tokens().accessToken());
        } catch (ApiException e) {
            throw e.toTemporarilyUnavailable(ErrorContext.of(key).detail("The consent is kept and will be completed."));
        }
    }

    private Stored judge(Stored stored, Candidate candidate, List<RemoteTenant> listed) {
        ConnectionKey key = stored.key();
        TenantChoice choice = judge.judge(stored, candidate, consent(candidate), listed);
        if (choice.kind() == TenantChoice.Kind.NONE) {
            throw new AuthorizationFailedException(Reason.NO_TENANT, ErrorContext.of(key));
        }
        if (choice.kind() == TenantChoice.Kind.ANOTHER) {
            Optional<RemoteTenant> other = other(candidate, choice, listed);
            throw WrongTenant.error(hold(stored, candidate, other, listed), listed);
        }
        return promote(stored, candidate, listed, choice.tenant());
    }

    /** Which one is named does not matter to a set that must not be dropped: it waits for the owner's word. */
    private static Optional<RemoteTenant> other(Candidate candidate, TenantChoice choice, List<RemoteTenant> listed) {
        return candidate.isAdopted() ? choice.tenant().or(() -> listed.stream().findFirst()) : choice.tenant();
    }

    /** Keeps the consent beside the living set until the owner has decided. */
    private Stored hold(Stored stored, Candidate candidate, Optional<RemoteTenant> other, List<RemoteTenant> listed) {
        if (other.isEmpty()) {
            return end.drop(stored.key(), candidate);
        }
        long until = candidate.isAdopted()
                ? TokenRecord.NEVER.toEpochMilli()
                : time.millis() + timings.authorization().toMillis();
        List<Tenant> made = WrongTenant.made(listed, consent(candidate), stored.record());
        Candidate held = candidate.heldFor(other.get().tenant(), made, until);
        return records.update(
                stored.key(),
                record -> isStill(record, candidate) ? record.with(f -> f.candidate(Optional.of(held))) : record);
    }

    /**
     * Makes a candidate the living set although it is for another organisation.
     *
     * @throws AuthorizationFailedException if Xero no longer lists that organisation; the candidate is dropped
     * @throws IllegalArgumentException if it is not the one that waits, and Xero does not list it either
     */
    Stored confirm(Stored held, String tenantId) {
        requireOurApp(held, held.record().candidate().orElseThrow());
        Stored stored = refresh.ifExpired(held);
        Candidate candidate = stored.record().candidate().orElseThrow();
        List<RemoteTenant> listed = tenants(stored.key(), candidate);
        Optional<RemoteTenant> confirmed = listed.stream()
                .filter(remote -> remote.tenant().tenantId().equals(tenantId))
                .findFirst();
        if (confirmed.isEmpty()) {
            TenantConfirmation.requireChosen(stored.key(), candidate, tenantId);
            end.drop(stored.key(), candidate);
            throw new AuthorizationFailedException(Reason.NO_TENANT, ErrorContext.of(stored.key()));
        }
        return promote(stored, candidate, listed, confirmed);
    }

    /** What another program kept serves every organisation of its user, by whichever consent it came. */
    @Assumes(Assumption.CONSENT_ID_SURVIVES_REFRESH)
    private static String consent(Candidate candidate) {
        return candidate.isAdopted()
                ? ""
                : AccessTokenClaims.of(candidate.tokens().accessToken()).consent();
    }

    private Stored promote(
            Stored stored, Candidate candidate, List<RemoteTenant> listed, Optional<RemoteTenant> chosen) {
        Optional<String> tenantId = chosen.map(remote -> remote.tenant().tenantId());
        Optional<String> name = chosen.map(remote -> remote.tenant().name());
        List<RemoteTenant> left = links.removeFormer(stored, listed, brought(listed, candidate, tenantId));
        List<KnownTenant> known = TenantChoice.known(left, consent(candidate), tenantId, stored.record());
        AtomicBoolean isOurs = new AtomicBoolean();
        Stored promoted = records.update(stored.key(), record -> {
            isOurs.set(isStill(record, candidate)
                    && status.isOurs(record, candidate.tokens().clientId()));
            return isOurs.get()
                    ? living(record, candidate)
                            .with(f -> f.tenants(known).tenant(tenantId, name).tenantsReadAt(time.millis()))
                    : record;
        });
        if (isOurs.get()) {
            events.tell(ConnectionListener::authorized, promoted);
        } else {
            requireSomeConsent(promoted);
            requireOurApp(promoted, candidate);
        }
        return promoted;
    }

    private static List<RemoteTenant> brought(
            List<RemoteTenant> listed, Candidate candidate, Optional<String> chosenTenantId) {
        String consent = consent(candidate);
        return listed.stream()
                .filter(remote -> TenantChoice.isFrom(remote, consent)
                        || chosenTenantId
                                .filter(remote.tenant().tenantId()::equals)
                                .isPresent())
                .toList();
    }

    /** The owner has entered another app while this consent was being checked. */
    private void requireOurApp(Stored now, Candidate candidate) {
        if (!status.isOurs(now.record(), candidate.tokens().clientId())) {
            throw CandidateRefresh.appChanged(now.key(), candidate);
        }
    }

    /** Somebody else has promoted this candidate or put another in its place, or the connection was forgotten. */
    private static void requireSomeConsent(Stored now) {
        if (now.record().tokens().isEmpty() && now.record().candidate().isEmpty()) {
            throw new AuthorizationFailedException(Reason.UNFINISHED, ErrorContext.of(now.key()));
        }
    }

    private ConnectionRecord living(ConnectionRecord record, Candidate candidate) {
        Optional<XeroApp> itsApp = record.waitingApp()
                .filter(app -> app.clientId().equals(candidate.tokens().clientId()));
        return record.with(f -> f.tokens(Optional.of(candidate.tokens()))
                .candidate(Optional.empty())
                .nextGeneration(time.millis())
                .spent(candidate.replayed().stream().toList())
                .confirmAt(candidate
                        .replayed()
                        .map(any -> time.millis() + timings.confirmation().toMillis()))
                .adopted(candidate
                        .adoptedName()
                        .or(() -> record.aside().flatMap(Candidate::adoptedName))
                        .or(record::adopted))
                .app(itsApp.or(record::app))
                .waitingApp(itsApp.isPresent() ? Optional.empty() : record.waitingApp())
                .former(Optional.empty())
                .refused(false)
                .disconnected(false)
                .setup(record.setup().map(SetupDraft::untested))
                .deployment(status.deployment())
                .warned(WarningMark.NONE)
                .scopesWarned(WarningMark.NONE)
                .tenantGone(false)
                .tenantRefused(false)
                .appProblem(Optional.empty()));
    }

    private static boolean isStill(ConnectionRecord record, Candidate candidate) {
        return record.candidate().filter(candidate::equals).isPresent();
    }
}
