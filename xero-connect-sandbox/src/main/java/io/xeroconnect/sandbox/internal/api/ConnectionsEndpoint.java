package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code GET /connections} and {@code DELETE /connections/{id}}. The list has every tenant that the token's user
 * connected to the app, whichever token is used. A known id that is not a connection of the caller, such as a tenant
 * id, is forbidden and not unknown.
 */
public final class ConnectionsEndpoint implements Handler {
    private static final String ROOT = "/connections";
    private static final DateTimeFormatter ZONELESS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final World world;
    private final RateLimits limits;
    private final Bearer bearer;

    /** Lists the connections of this world. */
    public ConnectionsEndpoint(World world, String issuer, RateLimits limits) {
        this.world = world;
        this.limits = limits;
        this.bearer = new Bearer(world, issuer);
    }

    @Override
    public Reply handle(Request request) {
        try {
            Caller caller = bearer.require(request);
            return answer(caller, request).with(limits.appHeader(caller.app(), world.now()));
        } catch (ApiProblem e) {
            return e.reply(request);
        }
    }

    /** Calls here belong to no tenant; that they say what the app has left in a minute is an assumption. */
    private Reply answer(Caller caller, Request request) {
        boolean list = request.path().equals(ROOT);
        if (request.method().equals("GET") && list) {
            return list(caller, request.query().get("authEventId"));
        }
        if (request.method().equals("DELETE") && !list) {
            return delete(caller, request.path().substring(ROOT.length() + 1));
        }
        return Reply.empty(405);
    }

    private Reply list(Caller caller, String authEventId) {
        List<Map<String, Object>> items = caller.connections(world).stream()
                .filter(connection -> authEventId.isEmpty()
                        || authEventId.equals(connection.authEventId().toString()))
                .map(ConnectionsEndpoint::item)
                .toList();
        return Reply.json(200, items);
    }

    private Reply delete(Caller caller, String id) {
        Optional<Connection> own = caller.connections(world).stream()
                .filter(connection -> connection.id().toString().equalsIgnoreCase(id))
                .findFirst();
        own.ifPresentOrElse(world.connections()::remove, () -> refuse(id));
        return Reply.empty(204);
    }

    private void refuse(String id) {
        throw uuid(id).filter(world.connections()::isKnown).isPresent() ? ApiProblem.noAccess() : ApiProblem.notFound();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> item(Connection connection) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", connection.id().toString());
        item.put("authEventId", connection.authEventId().toString());
        item.put("tenantId", connection.organisation().tenantId().toString());
        item.put("tenantType", "ORGANISATION");
        item.put("tenantName", connection.organisation().name());
        item.put("createdDateUtc", time(connection.created()));
        item.put("updatedDateUtc", time(connection.updated()));
        return item;
    }

    private static String time(Instant instant) {
        return ZONELESS.format(instant);
    }
}
