package io.xeroconnect.sandbox.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.Organisation;
import io.xeroconnect.sandbox.internal.state.Role;
import io.xeroconnect.sandbox.internal.state.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code Users}: everybody with a role. Nothing says that {@code UserID} is the token's {@code xero_userid}, so here it
 * is another id, and only the email address tells who is who.
 */
final class UserItems {
    private UserItems() {}

    static List<Map<String, Object>> of(Connection connection) {
        Organisation organisation = connection.organisation();
        return organisation.roles().entrySet().stream()
                .map(entry -> item(organisation, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, Object> item(Organisation organisation, User user, Role role) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("UserID", idOf(organisation, user).toString());
        item.put("EmailAddress", user.email());
        item.put("FirstName", user.firstName());
        item.put("LastName", user.lastName());
        item.put("IsSubscriber", user == organisation.owner());
        item.put("OrganisationRole", role.wireName());
        return item;
    }

    private static UUID idOf(Organisation organisation, User user) {
        return UUID.nameUUIDFromBytes((organisation.tenantId() + "/" + user.id()).getBytes(UTF_8));
    }
}
