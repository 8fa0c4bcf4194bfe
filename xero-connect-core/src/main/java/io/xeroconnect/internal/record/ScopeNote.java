package io.xeroconnect.internal.record;

import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.util.Map;

/**
 * What an app was seen to accept in place of the scopes that were asked for.
 *
 * @param clientId the app; of any other one the note says nothing
 * @param generation the scopes it accepts
 * @param seenAt epoch milliseconds
 */
public record ScopeNote(String clientId, ScopeGeneration generation, long seenAt) {
    Map<String, Object> write() {
        return Map.of("clientId", clientId, "generation", generation.name(), "seenAt", seenAt);
    }

    static ScopeNote read(JsonObject json) throws JsonException {
        return new ScopeNote(
                json.requiredText("clientId"),
                ScopeGeneration.valueOf(json.requiredText("generation")),
                json.requiredNumber("seenAt"));
    }
}
