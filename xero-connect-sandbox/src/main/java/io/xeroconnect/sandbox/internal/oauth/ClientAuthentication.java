package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who calls: by Basic, by id and secret in the form, or by id alone for an app without a secret. */
public final class ClientAuthentication {
    /** What a request says about its client. */
    public record Claim(String clientId, String secret) {}

    private final World world;

    ClientAuthentication(World world) {
        this.world = world;
    }

    /** Returns the app, or fails with {@code invalid_client}. */
    App require(Request request) {
        Claim claim = claimOf(request);
        return world.app(claim.clientId())
                .filter(app -> app.kind() == App.Kind.PKCE || app.accepts(claim.secret()))
                .orElseThrow(() -> OAuthError.of("invalid_client"));
    }

    /** Reads id and secret without judging them; what is missing is an empty string. */
    public static Claim claimOf(Request request) {
        if (request.authorizationScheme().equalsIgnoreCase("Basic")) {
            return basic(request.credentials());
        }
        return new Claim(request.form().get("client_id"), request.form().get("client_secret"));
    }

    private static Claim basic(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? new Claim(pair, "") : new Claim(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return new Claim("", "");
        }
    }
}
