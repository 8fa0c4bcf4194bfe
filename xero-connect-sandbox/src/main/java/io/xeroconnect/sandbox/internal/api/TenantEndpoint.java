package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be read of an organisation, below {@code /api.xro/2.0/}: judges token, scope, tier, tenant and rate, in this
 * order. Always JSON.
 */
public final class TenantEndpoint implements Handler {
    private static final String ROOT = "/api.xro/2.0/";
    private static final Resource ORGANISATION = Resource.ofSettings("Organisations", OrganisationItems::of);
    private static final Map<String, Resource> RESOURCES = Map.of(
            "Organisation", ORGANISATION,
            "Organisations", ORGANISATION,
            "Organisation/Actions", Resource.ofSettings("Actions", ActionItems::of),
            "Users", Resource.ofSettings("Users", UserItems::of),
            "Invoices", Resource.ofInvoices("Invoices"),
            "Journals", Resource.premium("Journals", "accounting.journals.read", connection -> List.of()));

    private final World world;
    private final Bearer bearer;
    private final RateLimits limits;
    private final CallsUnderWay underWay;

    /** Shows the organisations of this world and counts the calls. */
    public TenantEndpoint(World world, String issuer, RateLimits limits, CallsUnderWay underWay) {
        this.world = world;
        this.bearer = new Bearer(world, issuer);
        this.limits = limits;
        this.underWay = underWay;
    }

    @Override
    public Reply handle(Request request) {
        Resource resource = RESOURCES.get(request.path().substring(ROOT.length()));
        if (resource == null || !request.method().equals("GET")) {
            return Reply.empty(405).with("Allow", "GET");
        }
        try {
            return answer(resource, bearer.require(request), request);
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
        requireScope(resource, caller);
        requireTier(resource, caller.app());
        Connection connection = connection(caller, request.header("xero-tenant-id"));
        String tenantId = connection.organisation().tenantId().toString();
        underWay.begin(caller.app().clientId() + tenantId);
        Map<String, String> remaining = limits.count(caller.app(), tenantId, world.now());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Id", request.correlationId());
        document.put("Status", "OK");
        document.put("ProviderName", "Xero sandbox");
        document.put("DateTimeUTC", "/Date(" + world.now().toEpochMilli() + ")/");
        document.put(resource.name(), resource.items().apply(connection));
        return Reply.json(200, document).with(remaining);
    }

    private static void requireScope(Resource resource, Caller caller) {
        if (caller.scopes().stream().noneMatch(resource.scopes()::contains)) {
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
