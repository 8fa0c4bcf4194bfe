package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Map;
import java.util.Optional;

/** {@code POST /connect/token}. The client is judged before the grant. */
public final class TokenEndpoint implements Handler {
    private final ClientAuthentication clients;
    private final Map<String, Grant> grants;

    /** Issues tokens in the name of {@code issuer}. */
    public TokenEndpoint(World world, String issuer) {
        TokenIssuer tokens = new TokenIssuer(world, issuer);
        clients = new ClientAuthentication(world);
        grants = Map.of(
                "authorization_code", new CodeGrant(world, tokens),
                "refresh_token", new RefreshGrant(world, tokens),
                "client_credentials", new ClientCredentialsGrant(world, tokens));
    }

    @Override
    public Reply handle(Request request) {
        if (!request.method().equals("POST")) {
            return Reply.empty(405).with("Allow", "POST");
        }
        try {
            return Reply.json(200, exchange(request)).with("Cache-Control", "no-store");
        } catch (OAuthError e) {
            return e.reply();
        }
    }

    private Map<String, Object> exchange(Request request) {
        if (!request.hasForm()) {
            throw OAuthError.of("invalid_request");
        }
        App app = clients.require(request);
        return Optional.ofNullable(grants.get(request.form().get("grant_type")))
                .orElseThrow(() -> OAuthError.of("unsupported_grant_type"))
                .exchange(app, request.form());
    }
}
