package io.xeroconnect.sandbox.internal.oauth;

import io.xeroconnect.sandbox.internal.http.Handler;
import io.xeroconnect.sandbox.internal.http.Json;
import io.xeroconnect.sandbox.internal.http.Reply;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.AuthorizationRequest;
import io.xeroconnect.sandbox.internal.state.Consent;
import io.xeroconnect.sandbox.internal.state.OAuth1;
import io.xeroconnect.sandbox.internal.state.World;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /oauth/migrate}: swaps a valid access token of OAuth 1.0a for a token set. First the signature is judged and
 * answered as OAuth 1.0a did, then the body, answered with a list of errors.
 */
public final class MigrateEndpoint implements Handler {
    private static final Duration CLOCK_LEEWAY = Duration.ofMinutes(5);

    private final World world;
    private final TokenIssuer tokens;

    /** Issues tokens in the name of {@code issuer}. */
    public MigrateEndpoint(World world, String issuer) {
        this.world = world;
        this.tokens = new TokenIssuer(world, issuer);
    }

    @Override
    public Reply handle(Request request) {
        return world.oauth1().retired().orElseGet(() -> migrate(request));
    }

    private Reply migrate(Request request) {
        if (!request.method().equals("POST")) {
            return Reply.empty(405).with("Allow", "POST");
        }
        SignedRequest signed = new SignedRequest(request);
        Optional<String> problem = problemOf(signed);
        return problem.isPresent() ? problem(problem.get()) : migrate(signed, bodyOf(request));
    }

    private Optional<String> problemOf(SignedRequest signed) {
        String consumerKey = signed.get("oauth_consumer_key");
        Optional<OAuth1.Consumer> consumer = world.oauth1().consumer(consumerKey);
        if (consumer.isEmpty()) {
            return Optional.of(consumerKey.isEmpty() ? "parameter_absent" : "consumer_key_unknown");
        }
        if (!signed.get("oauth_signature_method").equals("RSA-SHA1")) {
            return Optional.of("signature_method_rejected");
        }
        if (!isNow(signed.get("oauth_timestamp"))) {
            return Optional.of("timestamp_refused");
        }
        if (!signed.isSignedBy(consumer.get().signingKey())) {
            return Optional.of("signature_invalid");
        }
        if (!world.oauth1().isFirstUse(consumerKey, signed.get("oauth_timestamp"), signed.get("oauth_nonce"))) {
            return Optional.of("nonce_used");
        }
        return tokenProblem(signed, consumer.get().app());
    }

    private Optional<String> tokenProblem(SignedRequest signed, App app) {
        Optional<OAuth1.Token> token =
                world.oauth1().token(signed.get("oauth_token")).filter(found -> found.app() == app);
        if (token.isEmpty()) {
            return Optional.of("token_rejected");
        }
        return world.now().isBefore(token.get().expiresAt()) ? Optional.empty() : Optional.of("token_expired");
    }

    private boolean isNow(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long off = Math.abs(Long.parseLong(timestamp) - world.now().getEpochSecond());
        return off <= CLOCK_LEEWAY.toSeconds();
    }

    private static Reply problem(String name) {
        return Reply.of(401, "text/html; charset=utf-8", "oauth_problem=" + name + "&oauth_problem_advice=" + name);
    }

    private static Map<String, Object> bodyOf(Request request) {
        try {
            return Json.read(request.body());
        } catch (UncheckedIOException e) {
            return Map.of();
        }
    }

    private Reply migrate(SignedRequest signed, Map<String, Object> body) {
        OAuth1.Token token = world.oauth1().token(signed.get("oauth_token")).orElseThrow();
        Set<String> scopes = Set.of(text(body, "scope").strip().split(" +"));
        String tenantType = signed.getAnywhere("tenantType");
        boolean sameApp = text(body, "client_id").equals(token.app().clientId());
        if (!sameApp || !token.app().accepts(text(body, "client_secret"))) {
            return errors("The client is not valid");
        }
        if (!scopes.contains("offline_access")
                || !token.app().scopes(world.now()).containsAll(scopes)) {
            return errors("The scope is not valid");
        }
        if (!tenantType.isEmpty() && !tenantType.equals("ORGANISATION")) {
            return errors("The token is not for a tenant of this type");
        }
        return Reply.json(200, tokenSet(token, scopes));
    }

    private static String text(Map<String, Object> body, String name) {
        return body.get(name) instanceof String text ? text : "";
    }

    private static Reply errors(String message) {
        return Reply.json(400, Map.of("errors", List.of(message)));
    }

    /** The token set of a consent, without identity and scope, and with its life as text. */
    private Map<String, Object> tokenSet(OAuth1.Token token, Set<String> scopes) {
        AuthorizationRequest request = new AuthorizationRequest(token.app(), "", scopes, "", "", "", false);
        Consent consent = world.consent(request, token.user(), List.of(token.organisation()));
        Map<String, Object> issued = tokens.begin(consent, "");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", issued.get("access_token"));
        body.put("refresh_token", issued.get("refresh_token"));
        body.put("expires_in", String.valueOf(issued.get("expires_in")));
        body.put("token_type", "Bearer");
        body.put("xero_tenant_id", token.organisation().tenantId().toString());
        return body;
    }
}
