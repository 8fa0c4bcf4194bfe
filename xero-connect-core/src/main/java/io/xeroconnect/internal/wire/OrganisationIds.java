package io.xeroconnect.internal.wire;

import io.xeroconnect.internal.http.HttpReply;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What an organisation says of itself, by which the integrations of OAuth 1.0a knew it. */
public record OrganisationIds(Optional<String> organisationId, Optional<String> shortCode) {
    /** Returns what stands in an answer of the Organisation endpoint; empty if it holds no organisation. */
    static Optional<OrganisationIds> of(HttpReply reply) {
        try {
            List<JsonObject> organisations = reply.object().objects("Organisations");
            return organisations.isEmpty() ? Optional.empty() : Optional.of(of(organisations.get(0)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static OrganisationIds of(JsonObject organisation) throws JsonException {
        return new OrganisationIds(organisation.text("OrganisationID"), organisation.text("ShortCode"));
    }
}
