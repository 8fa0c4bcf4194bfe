package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.oauth.Jwt;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Scopes;
import io.xeroconnect.sandbox.internal.state.User;
import io.xeroconnect.sandbox.internal.state.World;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads access tokens. They are judged by signature, issuer and the server's own clock alone, so revoking does not end
 * them early.
 */
final class Bearer {
    private final World world;
    private final String issuer;

    Bearer(World world, String issuer) {
        this.world = world;
        this.issuer = issuer;
    }

    Caller require(Request request) {
        Map<String, Object> claims = Optional.of(request)
                .filter(any -> any.authorizationScheme().equalsIgnoreCase("Bearer"))
                .flatMap(any -> Jwt.verify(any.credentials()))
                .filter(verified -> (issuer + "/resources").equals(verified.get("aud")))
                .orElseThrow(ApiProblem::noToken);
        Instant expiry = Instant.ofEpochSecond(((Number) claims.getOrDefault("exp", 0)).longValue());
        if (!world.shownNow().isBefore(expiry)) {
            throw ApiProblem.tokenExpired(expiry);
        }
        return caller(claims);
    }

    /** That a token is judged without its retired scopes is an assumption. */
    private Caller caller(Map<String, Object> claims) {
        App app = world.app(String.valueOf(claims.get("client_id"))).orElseThrow(ApiProblem::noToken);
        Optional<User> user = world.userById(String.valueOf(claims.get("xero_userid")));
        Set<String> scopes = new LinkedHashSet<>();
        ((Collection<?>) claims.getOrDefault("scope", Set.of())).forEach(scope -> scopes.add(String.valueOf(scope)));
        return new Caller(app, user, Scopes.living(scopes, world.now()));
    }
}
