package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be read and written of an organisation, below {@code /api.xro/2.0/}: judges token, scope, tier, tenant, rate
 * and idempotency key, in this order. Always JSON.
 */
public final class TenantEndpoint implements Handler {
    private static final String ROOT = "/api.xro/2.0/";

    private final World world;
    private final Bearer bearer;
    private final RateLimits limits;
    private final CallsUnderWay underWay;
    private final Idempotency idempotency;

    /** Shows the organisations of this world and counts the calls. */
    public TenantEndpoint(World world, String issuer, RateLimits limits, CallsUnderWay underWay) {
        this.world = world;
        this.bearer = new Bearer(world, issuer);
        this.limits = limits;
        this.underWay = underWay;
        this.idempotency = new Idempotency(world.rules().idempotencyKey());
    }

    @Override
    public Reply handle(Request request) {
        Optional<Resource> found = Resources.find(request.path().substring(ROOT.length()));
        if (found.filter(resource -> resource.allows(request)).isEmpty()) {
            boolean writable =
                    found.filter(resource -> !resource.writers().isEmpty()).isPresent();
            return Reply.empty(405).with("Allow", writable ? "GET, POST, PUT" : "GET");
        }
        try {
            return answer(found.orElseThrow(), bearer.require(request), request);
        } catch (ApiProblem e) {
            return e.reply(request);
        }
    }

    /** That a refused call still says how many calls the app has left was seen for a missing scope only. */
    private Reply answer(Resource resource, Caller caller, Request request) {
        try {
            return document(resource, caller, request);
        } catch (ApiProblem e) {
            return e.reply(request).with(limits.appHeader(caller.app(), world.now()));
        }
    }

    private Reply document(Resource resource, Caller caller, Request request) {
        requireScope(resource.scopes(request), caller);
        requireTier(resource, caller.app());
        Connection connection = connection(caller, request.header("xero-tenant-id"));
        String tenantId = connection.organisation().tenantId().toString();
        underWay.begin(caller.app().clientId() + tenantId);
        Map<String, String> remaining = limits.count(caller.app(), tenantId, world.now());
        return idempotency
                .answer(
                        caller.app(),
                        request,
                        world.now(),
                        () -> resource.work().answer(connection, request, world.now()))
                .with(remaining);
    }

    private static void requireScope(Set<String> enough, Caller caller) {
        if (caller.scopes().stream().noneMatch(enough::contains)) {
            throw ApiProblem.scopeMissing();
        }
    }

    private static void requireTier(Resource resource, App app) {
        if (resource.premium() && !app.allowance().premium()) {
            throw ApiProblem.tierMissing();
        }
    }

    private Connection connection(Caller caller, String header) {
        boolean only = header.isEmpty() && caller.app().kind() == App.Kind.CUSTOM_CONNECTION;
        return caller.connections(world).stream()
                .filter(Connection::isAuthorized)
                .filter(connection ->
                        only || connection.organisation().tenantId().toString().equalsIgnoreCase(header))
                .findFirst()
                .orElseThrow(ApiProblem::noAccess);
    }
}
