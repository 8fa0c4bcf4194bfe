package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Scopes;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Map;
import java.util.Set;

/** {@code client_credentials}: for a custom connection, or for a Web app about itself. */
final class ClientCredentialsGrant implements Grant {
    private final World world;
    private final TokenIssuer tokens;

    ClientCredentialsGrant(World world, TokenIssuer tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    @Override
    public Map<String, Object> exchange(App app, Form form) {
        Set<String> wanted = Scopes.parse(form.get("scope"));
        return switch (app.kind()) {
            case CUSTOM_CONNECTION -> tokens.forApp(app, tickedOf(app, wanted));
            case WEB -> tokens.forApp(app, aboutItself(wanted));
            case PKCE -> throw OAuthError.of("unauthorized_client");
        };
    }

    private Set<String> tickedOf(App app, Set<String> wanted) {
        if (!app.isAuthorized()) {
            throw OAuthError.of("invalid_grant");
        }
        Set<String> ticked = app.scopes(world.now());
        if (!ticked.containsAll(wanted)) {
            throw OAuthError.invalidScope("Client credentials scope validation failed");
        }
        return wanted.isEmpty() ? ticked : wanted;
    }

    private static Set<String> aboutItself(Set<String> wanted) {
        if (wanted.isEmpty() || !Scopes.APP_ONLY.containsAll(wanted)) {
            throw OAuthError.of("unauthorized_client");
        }
        return wanted;
    }
}
