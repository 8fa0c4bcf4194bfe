package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Json;
import io.xeroconnect.sandbox.internal.http.Reply;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Lets a token response and the key set disagree about the name of the key. */
public final class WrongKey {
    private WrongKey() {}

    /** Renames the key of the id_token, or every key of the set; any other reply is left alone. */
    public static Reply in(Reply reply) {
        try {
            Map<String, Object> body = Json.read(reply.body());
            body.computeIfPresent("id_token", (name, token) -> Jwt.renamed(String.valueOf(token), KeyName.UNKNOWN));
            body.computeIfPresent("keys", (name, keys) -> List.of(renamed()));
            return reply.withBody(Json.write(body));
        } catch (UncheckedIOException e) {
            return reply;
        }
    }

    private static Map<String, Object> renamed() {
        Map<String, Object> key = SigningKey.ofThisJvm().jwk();
        key.put("kid", KeyName.UNKNOWN.kid());
        key.put("x5t", KeyName.UNKNOWN.x5t());
        return key;
    }
}
