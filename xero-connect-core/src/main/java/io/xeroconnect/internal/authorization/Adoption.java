package io.xeroconnect.internal.authorization;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.util.Optional;

/**
 * Takes over a token set that another program kept until now:
 *
 * <ol>
 *   <li>Finish a token set of another app that was begun earlier, so that its app stays here until then.
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
    private final TakeOver takeOver;
    private final CandidateCheck candidates;
    private final StatusRule status;
    private final Time time;
    private final Timings timings;

    Adoption(
            ConnectionRecords records,
            AppSettings apps,
            TakeOver takeOver,
            CandidateCheck candidates,
            StatusRule status,
            Time time,
            Timings timings) {
        this.records = records;
        this.apps = apps;
        this.takeOver = takeOver;
        this.candidates = candidates;
        this.status = status;
        this.time = time;
        this.timings = timings;
    }

    Stored adopt(ConnectionKey key, XeroApp app, String refreshToken, String tenantId) {
        String name = RandomText.hash("adopted " + refreshToken);
        takeOver.finishOfOtherApp(records.find(key), app.clientId());
        Stored prepared = records.update(key, record -> prepared(key, record, name, app, tenantId));
        if (isToLeave(prepared.record(), name)) {
            return takeOver.requireUsable(prepared);
        }
        takeOver.finishFormer(prepared, name);
        TokenSet tokens = TokenSet.ofRefreshToken(refreshToken, app.clientId(), time.millis());
        long endsAt = time.millis() + timings.idleLifetime().toMillis();
        Candidate candidate = Candidate.adopted(tokens, name, endsAt).ofDeployment(status.deployment());
        Stored begun = records.update(key, record -> begun(prepared.record(), record, name, candidate));
        return TakeOver.isBegun(begun.record(), name) ? finish(begun) : takeOver.requireUsable(begun);
    }

    private ConnectionRecord prepared(
            ConnectionKey key, ConnectionRecord record, String name, XeroApp app, String tenantId) {
        TakeOver.requireSameOrganisation(key, record, tenantId);
        if (isToLeave(record, name)) {
            return record;
        }
        takeOver.requireOurs(key, record);
        takeOver.requireNoOtherWaits(key, record, name, app.clientId());
        return TakeOver.expecting(withApp(record, app), tenantId);
    }

    private boolean isToLeave(ConnectionRecord record, String name) {
        return takeOver.isInUse(record) || TakeOver.wasTaken(record, name);
    }

    /** The manager's own app stays at the manager, where its secret is replaced for all connections at once. */
    private ConnectionRecord withApp(ConnectionRecord record, XeroApp app) {
        boolean managersOwn = status.nextApp(record).filter(app::equals).isPresent()
                && record.app().isEmpty()
                && record.waitingApp().isEmpty();
        return managersOwn ? record : apps.using(record, app);
    }

    /** What waits aside for a consent that failed goes first, unless Xero has refused it. */
    private ConnectionRecord begun(
            ConnectionRecord prepared, ConnectionRecord record, String name, Candidate candidate) {
        boolean stays = isToLeave(record, name) || TakeOver.isBegun(record, name) || !isStill(prepared, record);
        if (stays) {
            return record;
        }
        return record.aside()
                .filter(waits -> waits.isOfSameConsent(candidate) || !waits.mayBeSpent())
                .map(waits -> TakeOver.begun(record, waits).with(f -> f.aside(Optional.empty())))
                .orElseGet(() -> TakeOver.begun(record, candidate));
    }

    /** What was forgotten, disconnected or begun meanwhile stands; nobody would judge by the organisation meant here. */
    private static boolean isStill(ConnectionRecord prepared, ConnectionRecord now) {
        return now.generation() == prepared.generation()
                && now.tenantId().equals(prepared.tenantId())
                && now.candidate().filter(candidate -> !candidate.rejected()).isEmpty();
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
        if (e.reason() == AuthorizationFailedException.Reason.APP_CHANGED) {
            return required(ReauthorizationRequiredException.Reason.APP_CHANGED, key, e);
        }
        return e.reason() == AuthorizationFailedException.Reason.NO_TENANT
                ? required(ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED, key, e)
                : e;
    }

    private static ReauthorizationRequiredException required(
            ReauthorizationRequiredException.Reason reason, ConnectionKey key, AuthorizationFailedException e) {
        return new ReauthorizationRequiredException(reason, ErrorContext.of(key).correlationId(e.correlationId()));
    }
}
