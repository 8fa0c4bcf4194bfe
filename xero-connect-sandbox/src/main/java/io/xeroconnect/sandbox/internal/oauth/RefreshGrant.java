package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Map;

/** {@code refresh_token}: every use gives a new one. */
final class RefreshGrant implements Grant {
    private final World world;
    private final TokenIssuer tokens;

    RefreshGrant(World world, TokenIssuer tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    @Override
    public Map<String, Object> exchange(App app, Form form) {
        String token = form.get("refresh_token");
        if (token.isEmpty()) {
            throw OAuthError.of("invalid_request");
        }
        return world.refreshTokens()
                .rotate(token, app, world.now())
                .map(tokens::next)
                .orElseThrow(OAuthError::invalidGrant);
    }
}
