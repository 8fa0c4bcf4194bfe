package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code GET /api.xro/2.0/Organisation}: judges token, scope, tenant and rate, in this order. Always JSON. */
public final class OrganisationEndpoint implements Handler {
    private static final Set<String> EITHER = Set.of("accounting.settings", "accounting.settings.read");

    private final World world;
    private final Bearer bearer;
    private final RateLimits limits = new RateLimits();

    /** Shows the organisations of this world. */
    public OrganisationEndpoint(World world, String issuer) {
        this.world = world;
        this.bearer = new Bearer(world, issuer);
    }

    @Override
    public Reply handle(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(405).with("Allow", "GET");
        }
        try {
            Caller caller = bearer.require(request);
            return answer(caller, request);
        } catch (ApiProblem e) {
            return e.reply(request);
        }
    }

    private Reply answer(Caller caller, Request request) {
        if (caller.scopes().stream().noneMatch(EITHER::contains)) {
            return ApiProblem.scopeMissing()
                    .reply(request)
                    .with(limits.appHeader(caller.app().clientId(), world.now()));
        }
        Organisation organisation = tenant(caller, request.header("xero-tenant-id"));
        Map<String, String> remaining =
                limits.count(caller.app().clientId(), organisation.tenantId().toString(), world.now());
        return Reply.json(200, document(organisation, request)).with(remaining);
    }

    private Organisation tenant(Caller caller, String header) {
        boolean only = header.isEmpty() && caller.app().kind() == App.Kind.CUSTOM_CONNECTION;
        return caller.connections(world).stream()
                .filter(Connection::isAuthorized)
                .map(Connection::organisation)
                .filter(organisation ->
                        only || organisation.tenantId().toString().equalsIgnoreCase(header))
                .findFirst()
                .orElseThrow(ApiProblem::noAccess);
    }

    private Map<String, Object> document(Organisation organisation, Request request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Id", request.correlationId());
        document.put("Status", "OK");
        document.put("ProviderName", "Xero sandbox");
        document.put("DateTimeUTC", "/Date(" + world.now().toEpochMilli() + ")/");
        document.put("Organisations", List.of(details(organisation)));
        return document;
    }

    private static Map<String, Object> details(Organisation organisation) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("OrganisationID", organisation.tenantId().toString());
        details.put("Name", organisation.name());
        details.put("LegalName", organisation.name());
        details.put("ShortCode", shortCode(organisation));
        details.put("CountryCode", "AU");
        details.put("BaseCurrency", "AUD");
        details.put("IsDemoCompany", organisation.isDemo());
        details.put("OrganisationStatus", "ACTIVE");
        return details;
    }

    private static String shortCode(Organisation organisation) {
        return "!" + organisation.tenantId().toString().substring(0, 5).toUpperCase(Locale.ROOT);
    }
}
