package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.util.List;
import java.util.Map;

/** The JSON Web Key Set that verifies every token of the sandbox. */
public final class KeysEndpoint implements Handler {
    @Override
    public Reply handle(Request request) {
        return Reply.json(200, Map.of("keys", List.of(SigningKey.ofThisJvm().jwk())));
    }
}
