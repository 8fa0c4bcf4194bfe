package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Consent;
import io.xeroconnect.sandbox.internal.state.Rules;
import io.xeroconnect.sandbox.internal.state.User;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The claims in Xero's tokens. Times are epoch seconds. */
final class Claims {
    private final String issuer;
    private final Rules rules;

    Claims(String issuer, Rules rules) {
        this.issuer = issuer;
        this.rules = rules;
    }

    /** An access token for a user. Unlike in the token response, {@code scope} is an array. */
    Map<String, Object> accessToken(Consent consent, Instant now) {
        Map<String, Object> claims = common(issuer + "/resources", rules.accessToken(), now);
        claims.put("client_id", consent.app().clientId());
        putSession(claims, consent);
        claims.put("jti", jti());
        claims.put("authentication_event_id", consent.authEventId().toString());
        claims.put("scope", List.copyOf(consent.scopes()));
        claims.put("amr", List.of("pwd"));
        return claims;
    }

    /** An access token for an app alone: no claim names a user. */
    Map<String, Object> accessToken(App app, Set<String> scopes, Instant now) {
        Map<String, Object> claims = common(issuer + "/resources", rules.accessToken(), now);
        claims.put("client_id", app.clientId());
        claims.put("jti", jti());
        claims.put("scope", List.copyOf(scopes));
        return claims;
    }

    /** An id_token; the nonce may be empty. */
    Map<String, Object> idToken(Consent consent, String nonce, String accessToken, Instant now) {
        Map<String, Object> claims = common(consent.app().clientId(), rules.idToken(), now);
        claims.put("iat", now.getEpochSecond());
        claims.put("at_hash", Jwt.halfHash(accessToken));
        if (!nonce.isEmpty()) {
            claims.put("nonce", nonce);
        }
        putSession(claims, consent);
        putPerson(claims, consent);
        claims.put("amr", List.of("pwd"));
        return claims;
    }

    private Map<String, Object> common(String audience, Duration life, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("iss", issuer);
        claims.put("aud", audience);
        return claims;
    }

    private static void putSession(Map<String, Object> claims, Consent consent) {
        claims.put("sub", consent.user().subject());
        claims.put("auth_time", consent.authTime().getEpochSecond());
        claims.put("xero_userid", consent.user().id().toString());
        claims.put("global_session_id", consent.sessionId());
        claims.put("sid", consent.sessionId());
    }

    private static void putPerson(Map<String, Object> claims, Consent consent) {
        User user = consent.user();
        if (consent.scopes().contains("profile")) {
            claims.put("preferred_username", user.email());
            claims.put("given_name", user.firstName());
            claims.put("family_name", user.lastName());
            claims.put("name", user.firstName() + " " + user.lastName());
        }
        if (consent.scopes().contains("email")) {
            claims.put("email", user.email());
        }
    }

    private static String jti() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }
}
