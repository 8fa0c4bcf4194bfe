package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error of the token or revocation endpoint (RFC 6749 §5.2), mostly without a description, as at Xero. */
final class OAuthError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String description;

    private OAuthError(String error, String description) {
        super(error);
        this.description = description;
    }

    static OAuthError of(String error) {
        return new OAuthError(error, "");
    }

    static OAuthError invalidGrant() {
        return of("invalid_grant");
    }

    static OAuthError invalidScope(String description) {
        return new OAuthError("invalid_scope", description);
    }

    Reply reply() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", String.valueOf(getMessage()));
        if (!description.isEmpty()) {
            body.put("error_description", description);
        }
        return Reply.json(400, body).with("Cache-Control", "no-store");
    }
}
