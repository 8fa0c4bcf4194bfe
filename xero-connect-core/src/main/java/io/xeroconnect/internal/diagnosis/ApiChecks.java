package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.http.XeroHttp;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the API host, with at most three requests: the list of tenants, the organisation, and what its user
 * may do. Each is asked only if the one before it answered.
 */
final class ApiChecks {
    private final XeroHttp http;
    private final XeroEndpoints endpoints;
    private final ScopesCheck scopes;
    private final Time time;

    ApiChecks(XeroHttp http, XeroEndpoints endpoints, ScopesCheck scopes, Time time) {
        this.http = http;
        this.endpoints = endpoints;
        this.scopes = scopes;
        this.time = time;
    }

    /** Adds tenants, organisation, role and limits; what could not be asked says why. */
    void check(
            ConnectionRecord record, boolean custom, Optional<String> token, Patience patience, Results results) {
        String trouble = token.map(value -> ask(record, custom, new ApiProbe(http, value, patience), results))
                .orElse("There is no usable access token.");
        results.addIfMissing(TenantFinding.TENANTS_NOT_CHECKED.with(trouble));
        results.addIfMissing(TenantFinding.ORGANISATION_NOT_CHECKED.with(trouble));
        results.addIfMissing(TenantFinding.ROLE_NOT_CHECKED.with(trouble));
        results.addIfMissing(TenantFinding.LIMITS_NOT_CHECKED.with(trouble));
    }

    /** Returns the first trouble, which is why the remaining checks were not made; empty if all were. */
    private String ask(ConnectionRecord record, boolean custom, ApiProbe probe, Results results) {
        String trouble = custom ? noList(results) : tenants(record, probe, results);
        if (!trouble.isEmpty()) {
            return trouble;
        }
        if (!record.tokens().filter(ScopesCheck::mayReadOrganisation).isPresent()) {
            results.add(TenantFinding.NO_PERMISSION.result());
            return "The permission to read settings was not granted.";
        }
        String tenantId = custom ? "" : record.tenantId().orElse("");
        trouble = organisation(tenantId, probe, results);
        return trouble.isEmpty() ? role(tenantId, record, probe, results) : trouble;
    }

    private static String noList(Results results) {
        results.add(TenantFinding.TENANTS_NOT_NEEDED.result());
        return "";
    }

    private String tenants(ConnectionRecord record, ApiProbe probe, Results results) {
        ApiProbe.Answer answer = probe.get(endpoints.connections(), "");
        if (answer.reply().isEmpty()) {
            return answer.trouble();
        }
        HttpReply reply = answer.reply().get();
        if (!reply.isSuccess()) {
            return ApiRefusal.add(reply, false, time.now(), results);
        }
        try {
            List<RemoteTenant> listed = RemoteTenant.listed(reply);
            boolean reachable = TenantsCheck.add(record, listed, results);
            return reachable ? "" : "Xero lists no organisation that this connection could call.";
        } catch (JsonException e) {
            return "Xero's list is unreadable.";
        }
    }

    private String organisation(String tenantId, ApiProbe probe, Results results) {
        ApiProbe.Answer answer = probe.get(endpoints.api().resolve("Organisation"), tenantId);
        if (answer.reply().isEmpty()) {
            return answer.trouble();
        }
        HttpReply reply = answer.reply().get();
        if (!reply.isSuccess()) {
            return ApiRefusal.add(reply, true, time.now(), results);
        }
        RateLimitsCheck.add(reply, results);
        try {
            results.add(OrganisationCheck.of(reply));
            return "";
        } catch (JsonException e) {
            return "The organisation's answer is unreadable.";
        }
    }

    private String role(String tenantId, ConnectionRecord record, ApiProbe probe, Results results) {
        URI actions = endpoints.api().resolve("Organisation/Actions");
        ApiProbe.Answer answer = probe.get(actions, tenantId);
        if (answer.reply().isEmpty()) {
            return answer.trouble();
        }
        HttpReply reply = answer.reply().get();
        if (!reply.isSuccess()) {
            return "Xero answered with status " + reply.status() + ".";
        }
        RateLimitsCheck.add(reply, results);
        try {
            results.add(UserRoleCheck.of(
                    reply, scopes, record.tokens().map(TokenSet::scopes).orElse(List.of())));
            return "";
        } catch (JsonException e) {
            return "The list of actions is unreadable.";
        }
    }
}
