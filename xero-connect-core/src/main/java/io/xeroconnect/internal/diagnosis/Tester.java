package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.internal.app.AppProbe;
import io.xeroconnect.internal.app.AppSettings;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.StatusRule;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.refresh.Refresher;
import io.xeroconnect.internal.tenant.TenantWatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Tests one connection:
 *
 * <ol>
 *   <li>the store: the connection's record and its seal, and a record of the test's own that is written and deleted;
 *   <li>the identity host: {@link IdentityCheck}, at most two requests, one of them a refresh if that is due;
 *   <li>what the record says after that;
 *   <li>the API host: {@link ApiChecks}, at most three requests;
 *   <li>other connections of the same consent, last because a large store takes long to list.
 * </ol>
 *
 * Every step has a share of the time that is left, and every check an answer, if only that it could not look. Thread-safe.
 */
public final class Tester {
    private final ConnectionRecords records;
    private final StatusRule status;
    private final Workers workers;
    private final Time time;
    private final Timings timings;
    private final StoreCheck store;
    private final SealingCheck sealing;
    private final IdentityCheck identity;
    private final AccessTokenCheck accessToken;
    private final ScopesCheck scopes;
    private final ApiChecks api;
    private final SharedConsentCheck shared;

    /** Creates the tester of one manager. */
    public Tester(
            TokenStore tokenStore,
            ConnectionRecords records,
            StatusRule status,
            AppSettings apps,
            Refresher refresher,
            TenantWatch watch,
            TokenEndpoint tokens,
            XeroHttp http,
            XeroEndpoints endpoints,
            Set<Scope> wanted,
            Workers workers,
            Time time,
            Timings timings) {
        this.records = records;
        this.status = status;
        this.workers = workers;
        this.time = time;
        this.timings = timings;
        this.store = new StoreCheck(records, time);
        this.sealing = new SealingCheck(tokenStore);
        this.accessToken = new AccessTokenCheck(refresher, status);
        this.identity = new IdentityCheck(new AppProbe(tokens), accessToken, apps, status, refresher);
        this.scopes = new ScopesCheck(wanted);
        this.api = new ApiChecks(http, endpoints, scopes, watch, time);
        this.shared = new SharedConsentCheck(records);
    }

    /** Runs all checks; returns within the timeout, give or take the scheduling of threads. */
    public Diagnosis test(ConnectionKey key, Duration timeout) {
        Instant testedAt = time.now();
        Patience patience = new Patience(workers, key, Deadline.in(timeout));
        Results results = new Results();
        StoreCheck.Look look = store.look(patience);
        results.add(look.result());
        results.add(sealing.look(look, patience));
        results.add(AppSettingsCheck.of(look.stored(), status));
        ConnectionRecord before = look.stored().map(Stored::record).orElse(ConnectionRecord.EMPTY);
        RefreshTry refresh = identity.check(before, patience, results);
        if (look.stored().isPresent()) {
            checkConsent(look.stored().get(), refresh, patience, results);
        } else {
            addUnread(results);
        }
        return new Diagnosis(key, testedAt, results.inOrder());
    }

    private void checkConsent(Stored before, RefreshTry refresh, Patience patience, Results results) {
        Stored after = readAgain(patience).orElse(before);
        ConnectionRecord record = after.record();
        boolean custom = ConsentCheck.isCustom(record, status);
        Instant now = time.now();
        results.add(ConsentCheck.of(record, status));
        results.add(RefreshTokenCheck.of(record, custom, now, timings.idleLifetime()));
        results.add(accessToken.judge(after.key(), before.record(), record, refresh));
        results.add(record.tokens()
                .map(tokens -> scopes.of(status.scopes(record), now))
                .orElseGet(ConsentFinding.SCOPES_NOT_CHECKED::result));
        results.add(RefreshStateCheck.of(record, now, timings.gracePeriod()));
        api.check(after, custom, accessToken.serving(after.key(), record), patience, results);
        results.add(shared.check(after, patience));
    }

    private Optional<Stored> readAgain(Patience patience) {
        try {
            return patience.tryFor(() -> records.find(patience.key()));
        } catch (TokenStoreException e) {
            return Optional.empty();
        }
    }

    private static void addUnread(Results results) {
        String why = "The record could not be read.";
        results.add(ConsentFinding.NOT_CHECKED.result());
        results.add(ConsentFinding.REFRESH_NONE.with(why));
        results.add(ConsentFinding.TOKEN_NONE.with(why));
        results.add(ConsentFinding.SCOPES_NOT_CHECKED.with(why));
        results.add(TenantFinding.TENANTS_NOT_CHECKED.with(why));
        results.add(TenantFinding.ORGANISATION_NOT_CHECKED.with(why));
        results.add(TenantFinding.ROLE_NOT_CHECKED.with(why));
        results.add(TenantFinding.LIMITS_NOT_CHECKED.with(why));
        results.add(StateFinding.SHARED_NOT_CHECKED.with(why));
        results.add(StateFinding.STATE_NOT_CHECKED.with(why));
    }
}
