package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.wire.RemoteTenant;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.XeroEndpoints;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One walk through the API: list, organisation, actions. Each step returns why the walk ends there, or nothing. */
final class ApiWalk {
    private static final String GO_ON = "";

    private final ApiProbe probe;
    private final XeroEndpoints endpoints;
    private final ScopesCheck scopes;
    private final Instant now;
    private final Results results;
    private Optional<List<RemoteTenant>> listed = Optional.empty();
    private Optional<Boolean> refuses = Optional.empty();

    ApiWalk(ApiProbe probe, XeroEndpoints endpoints, ScopesCheck scopes, Instant now, Results results) {
        this.probe = probe;
        this.endpoints = endpoints;
        this.scopes = scopes;
        this.now = now;
        this.results = results;
    }

    private interface Reading {
        String read(HttpReply reply) throws JsonException;
    }

    /** Returns why the walk ended early, or an empty text. */
    String walk(ConnectionRecord record, boolean custom, TokenSet tokens) {
        String trouble = custom ? noList() : tenants(record);
        if (!trouble.isEmpty()) {
            return trouble;
        }
        if (!ScopesCheck.allows(tokens, Capability.SETTINGS_READ.scope())) {
            results.add(TenantFinding.NO_PERMISSION.result());
            return "The permission to read settings was not granted.";
        }
        String tenantId = custom ? "" : record.tenantId().orElse("");
        trouble = organisation(tenantId);
        return trouble.isEmpty() ? role(tenantId, tokens) : trouble;
    }

    /** Returns Xero's list, if it was read. */
    Optional<List<RemoteTenant>> listed() {
        return listed;
    }

    /** Returns whether the organisation refuses its calls, if that could be seen. */
    Optional<Boolean> refuses() {
        return refuses;
    }

    private String noList() {
        results.add(TenantFinding.TENANTS_NOT_NEEDED.result());
        return GO_ON;
    }

    private String tenants(ConnectionRecord record) {
        return reading(probe.get(endpoints.connections(), ""), TenantFinding.TENANTS_NO_ANSWER, reply -> {
            List<RemoteTenant> all = RemoteTenant.listed(reply);
            listed = Optional.of(all);
            results.add(TenantsCheck.of(record, all));
            boolean reachable = record.tenantId().isPresent() && !TenantsCheck.isGone(record, all);
            return reachable ? GO_ON : "Xero lists no organisation that this connection could call.";
        });
    }

    private String organisation(String tenantId) {
        ApiProbe.Answer answer = probe.get(endpoints.api().resolve("Organisation"), tenantId);
        return reading(answer, TenantFinding.ORGANISATION_NO_ANSWER, reply -> {
            refuses = Optional.of(false);
            RateLimitsCheck.add(reply, results);
            results.add(OrganisationCheck.of(reply));
            return GO_ON;
        });
    }

    private String role(String tenantId, TokenSet tokens) {
        ApiProbe.Answer answer = probe.get(endpoints.api().resolve("Organisation/Actions"), tenantId);
        return reading(answer, TenantFinding.ROLE_NOT_CHECKED, reply -> {
            RateLimitsCheck.add(reply, results);
            results.add(UserRoleCheck.of(reply, scopes.used(tokens)));
            return GO_ON;
        });
    }

    /** An answer that says nothing is a finding too: the API host was asked, and calls will fare no better. */
    private String reading(ApiProbe.Answer answer, TenantFinding noAnswer, Reading reading) {
        if (answer.reply().isEmpty()) {
            return answer.asked() ? none(noAnswer, answer.trouble()) : answer.trouble();
        }
        HttpReply reply = answer.reply().get();
        if (!reply.isSuccess()) {
            return refused(reply, noAnswer);
        }
        try {
            return reading.read(reply);
        } catch (JsonException e) {
            return none(noAnswer, "The answer is unreadable.");
        }
    }

    private String none(TenantFinding noAnswer, String trouble) {
        results.add(noAnswer.with(trouble));
        return trouble;
    }

    private String refused(HttpReply reply, TenantFinding noAnswer) {
        String trouble = "The answer has status " + reply.status() + ".";
        Optional<CheckResult> shown = ApiRefusal.of(reply, noAnswer == TenantFinding.ORGANISATION_NO_ANSWER, now);
        if (shown.isEmpty()) {
            return none(noAnswer, trouble);
        }
        results.add(shown.get());
        if (shown.get().id().equals(TenantFinding.REFUSED.id())) {
            refuses = Optional.of(true);
        }
        return trouble;
    }
}
