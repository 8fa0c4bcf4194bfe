package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /.well-known/openid-configuration}. */
public final class DiscoveryEndpoint implements Handler {
    private final String issuer;

    /** Describes the server at this address. */
    public DiscoveryEndpoint(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public Reply handle(Request request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("jwks_uri", issuer + "/.well-known/openid-configuration/jwks");
        document.put("authorization_endpoint", issuer + "/identity/connect/authorize");
        document.put("token_endpoint", issuer + "/connect/token");
        document.put("revocation_endpoint", issuer + "/connect/revocation");
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("grant_types_supported", List.of("authorization_code", "client_credentials", "refresh_token"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        return Reply.json(200, document);
    }
}
