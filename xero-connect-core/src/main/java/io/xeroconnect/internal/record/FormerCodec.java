package io.xeroconnect.internal.record;

import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import io.xeroconnect.migration.FormerOrganisation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of an organisation from OAuth 1.0a, as JSON. Its tenant id stands with the connection itself. */
final class FormerCodec {
    private FormerCodec() {}

    static Map<String, Object> write(FormerOrganisation former) {
        Map<String, Object> json = new LinkedHashMap<>();
        former.organisationId().ifPresent(id -> json.put("organisationId", id));
        former.shortCode().ifPresent(code -> json.put("shortCode", code));
        former.name().ifPresent(name -> json.put("name", name));
        return json;
    }

    static FormerOrganisation read(JsonObject json) throws JsonException {
        return new FormerOrganisation(
                Optional.empty(), json.text("organisationId"), json.text("shortCode"), json.text("name"));
    }
}
