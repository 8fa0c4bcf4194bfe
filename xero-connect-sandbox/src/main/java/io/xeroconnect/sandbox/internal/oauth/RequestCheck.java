package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.AuthorizationRequest;
import io.xeroconnect.sandbox.internal.state.Scopes;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Set;

/**
 * Judges an authorization request, in this order: client, redirect URI, response type, scopes, PKCE, connections of the
 * app. The messages about client, redirect URI and scopes are Xero's own.
 */
final class RequestCheck {
    private final World world;

    RequestCheck(World world) {
        this.world = world;
    }

    AuthorizationRequest check(Form query) {
        App app = client(query.get("client_id"));
        require(app.redirectUris().contains(query.get("redirect_uri")), "unauthorized_client : Invalid redirect_uri");
        require(query.get("response_type").equals("code"), "unsupported_response_type");
        AuthorizationRequest request = new AuthorizationRequest(
                app,
                query.get("redirect_uri"),
                scopes(app, query.get("scope")),
                query.get("state"),
                query.get("nonce"),
                challenge(app, query),
                app.bulk() && !Scopes.parse(query.get("acr_values")).contains("bulk_connect:false"));
        requireRoom(request);
        return request;
    }

    /**
     * A developer at the limit saw the page before anybody signed in, and so also on the way to an organisation that was
     * connected already.
     */
    private void requireRoom(AuthorizationRequest request) {
        if (Scopes.needTenant(request.scopes()) && world.connections().isFull(request.app())) {
            throw new RefusedRequest(
                    PagesEndpoint.CONNECTION_LIMIT,
                    request.app().name()
                            + " needs to complete certification before they can connect to more Xero organisations");
        }
    }

    private App client(String clientId) {
        App app = world.app(clientId)
                .orElseThrow(() -> new RefusedRequest("unauthorized_client : Unknown client or client not enabled"));
        require(app.kind() != App.Kind.CUSTOM_CONNECTION, "invalid_scope");
        return app;
    }

    private Set<String> scopes(App app, String parameter) {
        Set<String> wanted = Scopes.parse(parameter);
        Set<String> allowed = app.scopes(world.now());
        require(!wanted.isEmpty(), "invalid_scope");
        require(wanted.stream().allMatch(scope -> Scopes.exists(scope) || allowed.contains(scope)), "invalid_scope");
        require(allowed.containsAll(wanted), "unauthorized_client : Invalid scope for client");
        return wanted;
    }

    private static String challenge(App app, Form query) {
        String challenge = query.get("code_challenge");
        boolean needed = app.kind() == App.Kind.PKCE
                || !query.get("code_challenge_method").isEmpty();
        if (challenge.isEmpty() && !needed) {
            return "";
        }
        require(challenge.matches("[A-Za-z0-9_-]{43}"), "invalid_request : code challenge required");
        require(
                query.get("code_challenge_method").equals("S256"),
                "invalid_request : Transform algorithm not supported");
        return challenge;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new RefusedRequest(message);
        }
    }
}
