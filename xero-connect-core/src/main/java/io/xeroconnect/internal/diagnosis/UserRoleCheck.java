package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.model.Assumes;
import io.xeroconnect.model.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what the consenting user may do ({@code Organisation/Actions}) with what the scopes are for.
 *
 * <p>Assumption: of Xero's actions these are the ones that the scopes need. An action that Xero does not name is allowed.
 */
@Assumes(Assumption.ROLE_ACTIONS)
final class UserRoleCheck {
    private static final Map<String, String> NEEDED = Map.of(
            "accounting.invoices", "CreateApprovedInvoice",
            "accounting.payments", "CreateInvoicePayment",
            "accounting.transactions", "CreateApprovedInvoice",
            "accounting.attachments", "AttachFilesIntoInvoice");

    private UserRoleCheck() {}

    static CheckResult of(HttpReply reply, ScopesCheck wanted, List<String> granted) throws JsonException {
        List<String> needed = NEEDED.entrySet().stream()
                .filter(entry -> wanted.wants(entry.getKey()) && granted.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
        List<String> denied = new ArrayList<>(denied(reply));
        denied.retainAll(needed);
        return denied.isEmpty()
                ? TenantFinding.ROLE_SUFFICIENT.result()
                : TenantFinding.ROLE_TOO_SMALL.with("Not allowed: " + String.join(", ", denied) + ".");
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
