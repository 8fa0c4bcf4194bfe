package io.xeroconnect.internal.wire;

import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/**
 * What Xero writes into its access tokens and the library reads from them. Not verified: the token came straight from the
 * token endpoint over TLS, and nothing is trusted because of it.
 *
 * @param userId {@code xero_userid}, the stable name of the consenting Xero user; empty if the token does not say
 * @param consent {@code authentication_event_id}, which stands in this token only; empty if the token does not say
 */
public record AccessTokenClaims(String userId, String consent) {
    private static final AccessTokenClaims NONE = new AccessTokenClaims("", "");

    /** Returns the claims of a token; empty ones if it is not a readable JWT. */
    public static AccessTokenClaims of(String accessToken) {
        return payload(accessToken)
                .map(json -> new AccessTokenClaims(text(json, "xero_userid"), text(json, "authentication_event_id")))
                .orElse(NONE);
    }

    private static Optional<JsonObject> payload(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.object(Base64.getUrlDecoder().decode(parts[1])));
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject json, String name) {
        try {
            return json.text(name).orElse("");
        } catch (JsonException e) {
            return "";
        }
    }
}
