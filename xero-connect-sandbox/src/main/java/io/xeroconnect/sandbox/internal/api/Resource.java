package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.state.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that can be read of an organisation.
 *
 * @param name the member of the reply that holds it
 * @param scopes any one of which is enough
 * @param premium whether the app's tier must include it
 * @param items what it is
 */
record Resource(
        String name, Set<String> scopes, boolean premium, Function<Connection, List<Map<String, Object>>> items) {
    private static final Set<String> SETTINGS = Set.of("accounting.settings", "accounting.settings.read");

    /** The broad scopes as long as they live. */
    private static final Set<String> INVOICES = Set.of(
            "accounting.invoices",
            "accounting.invoices.read",
            "accounting.transactions",
            "accounting.transactions.read");

    static Resource ofSettings(String name, Function<Connection, List<Map<String, Object>>> items) {
        return new Resource(name, SETTINGS, false, items);
    }

    static Resource ofInvoices(String name) {
        return new Resource(name, INVOICES, false, connection -> List.of());
    }

    static Resource premium(String name, String scope, Function<Connection, List<Map<String, Object>>> items) {
        return new Resource(name, Set.of(scope), true, items);
    }
}
