package io.xeroconnect.internal.diagnosis;

import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.util.List;

/** Reads the organisation's own answer: name, status, base currency, edition and plan. */
final class OrganisationCheck {
    private OrganisationCheck() {}

    static CheckResult of(HttpReply reply) throws JsonException {
        List<JsonObject> organisations = reply.object().objects("Organisations");
        if (organisations.isEmpty()) {
            throw new JsonException("no organisation in the answer");
        }
        JsonObject organisation = organisations.get(0);
        return finding(organisation)
                .with(organisation.requiredText("Name")
                        + ", status " + text(organisation, "OrganisationStatus")
                        + ", base currency " + text(organisation, "BaseCurrency")
                        + ", edition " + text(organisation, "Edition")
                        + ", plan " + text(organisation, "Class") + ".");
    }

    private static TenantFinding finding(JsonObject organisation) throws JsonException {
        if (!organisation.text("OrganisationStatus").orElse("ACTIVE").equals("ACTIVE")) {
            return TenantFinding.INACTIVE;
        }
        if (organisation.flag("IsDemoCompany")) {
            return TenantFinding.DEMO;
        }
        return text(organisation, "Class").equals("TRIAL") ? TenantFinding.TRIAL : TenantFinding.ANSWERS;
    }

    private static String text(JsonObject organisation, String name) throws JsonException {
        return organisation.text(name).orElse("unknown");
    }
}
