package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.RefreshToken;
import io.xeroconnect.sandbox.internal.state.TokenFamily;
import io.xeroconnect.sandbox.internal.state.World;

/**
 * {@code POST /connect/revocation} (RFC 7009). Any refresh token of a user, even a superseded one, ends all that the
 * user gave to the app, connections included. An unknown token is no error.
 */
public final class RevocationEndpoint implements Handler {
    private final World world;
    private final ClientAuthentication clients;

    /** Revokes in this world. */
    public RevocationEndpoint(World world) {
        this.world = world;
        this.clients = new ClientAuthentication(world);
    }

    @Override
    public Reply handle(Request request) {
        if (!request.method().equals("POST")) {
            return Reply.empty(405).with("Allow", "POST");
        }
        try {
            App app = clients.require(request);
            revoke(app, request.form().get("token"));
            return Reply.empty(200);
        } catch (OAuthError e) {
            return e.reply();
        }
    }

    private void revoke(App app, String token) {
        if (token.isEmpty()) {
            throw OAuthError.of("invalid_request");
        }
        world.refreshTokens()
                .find(token, world.now())
                .map(RefreshToken::family)
                .map(TokenFamily::consent)
                .filter(consent -> consent.app() == app)
                .ifPresent(consent -> world.revoke(app, consent.user()));
    }
}
