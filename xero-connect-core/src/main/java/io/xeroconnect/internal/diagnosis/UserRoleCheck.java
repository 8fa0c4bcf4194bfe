package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.AssumedValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what the consenting user may do ({@code Organisation/Actions}) with what the scopes are for. An action that
 * Xero does not name is allowed.
 */
final class UserRoleCheck {
    private UserRoleCheck() {}

    /** Compares the scopes in use; those whose actions are not known are named, not passed over. */
    static CheckResult of(HttpReply reply, List<String> scopes) throws JsonException {
        List<String> denied = new ArrayList<>(denied(reply));
        Set<String> needed = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        for (String scope : scopes) {
            Optional.ofNullable(AssumedValues.ACTIONS_BY_SCOPE.get(scope))
                    .ifPresentOrElse(needed::add, () -> unknown.add(scope));
        }
        denied.retainAll(needed);
        if (!denied.isEmpty()) {
            return TenantFinding.ROLE_TOO_SMALL.with(named("Not allowed", denied));
        }
        String notCompared = named("Not compared", unknown);
        return needed.isEmpty()
                ? TenantFinding.ROLE_NOT_COMPARED.with(notCompared)
                : TenantFinding.ROLE_SUFFICIENT.with((named("Allowed", needed) + " " + notCompared).strip());
    }

    private static String named(String what, Collection<String> names) {
        return names.isEmpty() ? "" : what + ": " + String.join(", ", names) + ".";
    }

    private static List<String> denied(HttpReply reply) throws JsonException {
        List<String> denied = new ArrayList<>();
        for (JsonObject action : reply.object().objects("Actions")) {
            if (action.text("Status").orElse("").equalsIgnoreCase("NOT-ALLOWED")) {
                denied.add(action.requiredText("Name"));
            }
        }
        return denied;
    }
}
