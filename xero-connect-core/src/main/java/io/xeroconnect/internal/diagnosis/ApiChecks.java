package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.tenant.TenantWatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.model.XeroEndpoints;
import java.util.Optional;

/**
 * What is asked of the API host, with at most three requests: the list of tenants, the organisation, and what its user
 * may do. Each is asked only if the one before it answered. What this shows of the tenant is stored if it is news, so that
 * the status agrees with the test.
 */
final class ApiChecks {
    private final XeroHttp http;
    private final XeroEndpoints endpoints;
    private final ScopesCheck scopes;
    private final TenantWatch watch;
    private final Time time;

    ApiChecks(XeroHttp http, XeroEndpoints endpoints, ScopesCheck scopes, TenantWatch watch, Time time) {
        this.http = http;
        this.endpoints = endpoints;
        this.scopes = scopes;
        this.watch = watch;
        this.time = time;
    }

    /** Adds tenants, organisation, role and limits; what could not be asked says why. */
    void check(Stored stored, boolean custom, Optional<TokenSet> tokens, Patience patience, Results results) {
        String trouble = tokens.map(set -> ask(stored, custom, set, patience, results))
                .orElse("There is no usable access token.");
        results.addIfMissing(TenantFinding.TENANTS_NOT_CHECKED.with(trouble));
        results.addIfMissing(TenantFinding.ORGANISATION_NOT_CHECKED.with(trouble));
        results.addIfMissing(TenantFinding.ROLE_NOT_CHECKED.with(trouble));
        results.addIfMissing(TenantFinding.LIMITS_NOT_CHECKED.with(trouble));
    }

    private String ask(Stored stored, boolean custom, TokenSet tokens, Patience patience, Results results) {
        ConnectionRecord record = stored.record();
        ApiWalk walk =
                new ApiWalk(new ApiProbe(http, tokens.accessToken(), patience), endpoints, scopes, time.now(), results);
        String trouble = walk.walk(record, custom, tokens);
        walk.listed().ifPresent(listed -> {
            boolean refused = walk.refuses().orElse(record.tenantRefused());
            if (TenantsCheck.isGone(record, listed) != record.tenantGone() || refused != record.tenantRefused()) {
                StoreCheck.tryToStore(() -> watch.note(stored, listed, refused), patience, results);
            }
        });
        return trouble;
    }
}
