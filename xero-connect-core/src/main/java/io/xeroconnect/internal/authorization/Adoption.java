package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.Unusable;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes over a token set that another program kept until now:
 *
 * <ol>
 *   <li>Leave alone a connection that lives, and one that has taken over this very refresh token before: it is spent.
 *   <li>Keep the app and the expected organisation, and finish a consent or adoption that was begun earlier.
 *   <li>Store the refresh token as a candidate whose access token has ended. Nothing was sent until now.
 *   <li>Refresh, check and promote it like any other candidate: {@link CandidateCheck}. Whatever interrupts this is
 *       finished by the next adoption, call or sweep.
 * </ol>
 */
final class Adoption {
    private final ConnectionRecords records;
    private final AppSettings apps;
    private final UnaryOperator<Stored> former;
    private final CandidateCheck candidates;
    private final StatusRule status;
    private final Time time;
    private final Timings timings;

    /** @param former finishes a candidate that was there before */
    Adoption(
            ConnectionRecords records,
            AppSettings apps,
            UnaryOperator<Stored> former,
            CandidateCheck candidates,
            StatusRule status,
            Time time,
            Timings timings) {
        this.records = records;
        this.apps = apps;
        this.former = former;
        this.candidates = candidates;
        this.status = status;
        this.time = time;
        this.timings = timings;
    }

    Stored adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        String name = RandomText.hash("adopted " + refreshToken);
        Stored prepared = records.update(key, record -> prepared(key, record, name, app, tenantId));
        if (isToLeave(prepared.record(), name)) {
            return requireUsable(prepared);
        }
        if (status.isCopiedCandidate(prepared.record())) {
            throw Unusable.because(StatusReason.COPIED_STORE, key);
        }
        requireNothingHeld(isBegun(prepared.record(), name) ? prepared : finishFormer(prepared));
        TokenSet tokens = TokenSet.ofRefreshToken(refreshToken, app.clientId(), time.millis());
        long endsAt = time.millis() + timings.idleLifetime().toMillis();
        Candidate candidate = Candidate.adopted(tokens, name, endsAt).ofDeployment(status.deployment());
        Stored begun = records.update(key, record -> begun(record, name, candidate));
        return isBegun(begun.record(), name) ? finish(begun) : requireUsable(begun);
    }

    private ConnectionRecord prepared(
            ConnectionKey key, ConnectionRecord record, String name, XeroApp app, String tenantId) {
        requireSameOrganisation(key, record, tenantId);
        if (isToLeave(record, name)) {
            return record;
        }
        Optional<String> seen = record.tenantName();
        return withApp(record, app).with(f -> f.tenant(Optional.of(tenantId), seen));
    }

    /** An organisation that was never seen at Xero may have been named wrongly by an adoption that failed. */
    private static void requireSameOrganisation(ConnectionKey key, ConnectionRecord record, String tenantId) {
        boolean another = record.tenantName().isPresent()
                && record.tenantId().filter(id -> !id.equals(tenantId)).isPresent();
        if (another) {
            throw new IllegalArgumentException("Connection " + key + " belongs to another organisation, "
                    + record.tenantName().get() + ". Adopt the token under a key of its own, or forget(key) first.");
        }
    }

    private boolean isToLeave(ConnectionRecord record, String name) {
        StatusReason reason = status.reason(record);
        return reason == StatusReason.OK
                || reason == StatusReason.SEVERAL_TENANTS
                || record.adopted().filter(name::equals).isPresent();
    }

    private static boolean isBegun(ConnectionRecord record, String name) {
        return record.candidate()
                .flatMap(Candidate::adoptedName)
                .filter(name::equals)
                .isPresent();
    }

    /** The manager's own app stays at the manager, where its secret is replaced for all connections at once. */
    private ConnectionRecord withApp(ConnectionRecord record, XeroApp app) {
        boolean managersOwn = status.nextApp(record).filter(app::equals).isPresent()
                && record.app().isEmpty()
                && record.waitingApp().isEmpty();
        return managersOwn ? record : apps.using(record, app);
    }

    private Stored finishFormer(Stored stored) {
        try {
            return stored.record().candidate().isPresent() ? former.apply(stored) : stored;
        } catch (TemporarilyUnavailableException | AppRejectedException e) {
            return requireRejected(records.find(stored.key()), e);
        }
    }

    /** What a rejected consent still has to remove, the candidate in its place removes. */
    private static Stored requireRejected(Stored now, XeroConnectException error) {
        if (now.record().candidate().filter(Candidate::rejected).isEmpty()) {
            throw error;
        }
        return now;
    }

    private static void requireNothingHeld(Stored stored) {
        if (stored.record().candidate().flatMap(Candidate::chosen).isPresent()) {
            throw WrongTenant.error(stored, List.of());
        }
    }

    private ConnectionRecord begun(ConnectionRecord record, String name, Candidate candidate) {
        Candidate next = record.candidate().map(candidate::after).orElse(candidate);
        return isToLeave(record, name) || isBegun(record, name)
                ? record
                : record.with(f -> f.candidate(Optional.of(next)));
    }

    private Stored finish(Stored begun) {
        try {
            return candidates.finish(begun);
        } catch (AuthorizationFailedException e) {
            throw meaning(begun.key(), e);
        }
    }

    /** Here nobody has pressed anything yet, so what a consent calls "press again" is a first "ask the owner". */
    private static XeroConnectException meaning(ConnectionKey key, AuthorizationFailedException e) {
        if (e.reason() == AuthorizationFailedException.Reason.CODE_REJECTED) {
            return required(ReauthorizationRequiredException.Reason.TOKEN_REFUSED, key, e);
        }
        return e.reason() == AuthorizationFailedException.Reason.NO_TENANT
                ? required(ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED, key, e)
                : e;
    }

    private static ReauthorizationRequiredException required(
            ReauthorizationRequiredException.Reason reason, ConnectionKey key, AuthorizationFailedException e) {
        return new ReauthorizationRequiredException(reason, ErrorContext.of(key).correlationId(e.correlationId()));
    }

    private Stored requireUsable(Stored stored) {
        StatusReason reason = status.reason(stored.record());
        if (reason != StatusReason.OK) {
            throw Unusable.because(reason, stored.key());
        }
        return stored;
    }
}
