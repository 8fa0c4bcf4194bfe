package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.AuthorizationCode;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.Map;

/** {@code authorization_code}: the app that asked may try a code once, well or badly. */
final class CodeGrant implements Grant {
    private final World world;
    private final TokenIssuer tokens;

    CodeGrant(World world, TokenIssuer tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    @Override
    public Map<String, Object> exchange(App app, Form form) {
        if (app.kind() == App.Kind.CUSTOM_CONNECTION) {
            throw OAuthError.of("unauthorized_client");
        }
        AuthorizationCode code = spend(app, form.get("code"));
        boolean valid = world.now().isBefore(code.expiresAt())
                && code.request().redirectUri().equals(form.get("redirect_uri"))
                && proves(code.request().codeChallenge(), form.get("code_verifier"));
        if (!valid) {
            throw OAuthError.invalidGrant();
        }
        return tokens.begin(code.consent(), code.request().nonce());
    }

    private AuthorizationCode spend(App app, String code) {
        return world.codes()
                .find(code)
                .filter(found -> found.request().app() == app)
                .flatMap(found -> world.codes().take(code))
                .orElseThrow(OAuthError::invalidGrant);
    }

    private static boolean proves(String challenge, String verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        return verifier.matches("[A-Za-z0-9._~-]{43,128}")
                && Jwt.challengeOf(verifier).equals(challenge);
    }
}
