package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Consent;
import io.xeroconnect.sandbox.internal.state.RefreshToken;
import io.xeroconnect.sandbox.internal.state.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes the body of a successful token response. */
final class TokenIssuer {
    private final World world;
    private final Claims claims;

    TokenIssuer(World world, String issuer) {
        this.world = world;
        this.claims = new Claims(issuer, world.rules());
    }

    /** The first tokens of a consent. */
    Map<String, Object> begin(Consent consent, String nonce) {
        Map<String, Object> body = body(consent, nonce);
        if (consent.scopes().contains("offline_access")) {
            putRefreshToken(body, world.refreshTokens().begin(consent, world.now()));
        }
        return body;
    }

    /** The tokens that go with a rotated refresh token. */
    Map<String, Object> next(RefreshToken token) {
        Map<String, Object> body = body(token.family().consent(), "");
        putRefreshToken(body, token);
        return body;
    }

    /** A token for the app alone: no refresh token. */
    Map<String, Object> forApp(App app, Set<String> scopes) {
        return body(Jwt.sign(claims.accessToken(app, scopes, world.shownNow())), scopes);
    }

    /** That a refresh goes on without the retired scopes is an assumption. */
    private Map<String, Object> body(Consent given, String nonce) {
        Instant now = world.shownNow();
        Consent consent = given.at(world.now());
        String accessToken = Jwt.sign(claims.accessToken(consent, now));
        Map<String, Object> body = new LinkedHashMap<>();
        if (consent.scopes().contains("openid")) {
            body.put("id_token", Jwt.sign(claims.idToken(consent, nonce, accessToken, now)));
        }
        body.putAll(body(accessToken, consent.scopes()));
        return body;
    }

    private Map<String, Object> body(String accessToken, Set<String> scopes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", accessToken);
        body.put("expires_in", world.rules().accessToken().toSeconds());
        body.put("token_type", "Bearer");
        body.put("scope", String.join(" ", scopes));
        return body;
    }

    private static void putRefreshToken(Map<String, Object> body, RefreshToken token) {
        body.put("refresh_token", token.value());
    }
}
