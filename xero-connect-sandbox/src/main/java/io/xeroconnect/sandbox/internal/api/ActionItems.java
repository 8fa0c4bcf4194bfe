package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Organisation/Actions}: what the user who consented may do here now. */
final class ActionItems {
    private ActionItems() {}

    static List<Map<String, Object>> of(Connection connection) {
        return Role.ACTIONS.stream()
                .map(action -> item(action, connection.role()))
                .toList();
    }

    private static Map<String, Object> item(String action, Optional<Role> role) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Name", action);
        item.put("Status", role.filter(known -> known.allows(action)).isPresent() ? "ALLOWED" : "NOT-ALLOWED");
        return item;
    }
}
