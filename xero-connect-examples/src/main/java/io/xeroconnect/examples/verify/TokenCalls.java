package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The requests to Xero's token and revocation endpoints, in the form in which the library sends them. */
final class TokenCalls {
    /** How an app proves itself: by Basic, or by its id alone if it has no secret. */
    record Proof(String clientId, Optional<String> secret) {
        @Override
        public String toString() {
            return "Proof[redacted]";
        }
    }

    private static final String UNKNOWN_ID = "00000000000000000000000000000000";
    private static final String UNKNOWN_SECRET = "xero-connect-knows-that-this-is-not-the-secret";

    private final XeroApp app;
    private final XeroEndpoints endpoints;
    private final Wire wire;
    private final Secrets secrets;
    private final ThrottleWatch throttle = new ThrottleWatch();
    private Optional<String> secret;

    TokenCalls(XeroApp app, XeroEndpoints endpoints, Wire wire, Secrets secrets) {
        this.app = app;
        this.endpoints = endpoints;
        this.wire = wire;
        this.secrets = secrets;
        this.secret = app.clientSecret();
    }

    ThrottleWatch throttle() {
        return throttle;
    }

    Proof right() {
        return new Proof(app.clientId(), secret);
    }

    /** A wrong secret; where there is none, an id that no app has. */
    Proof wrong() {
        return app.clientSecret().isPresent()
                ? new Proof(app.clientId(), Optional.of(UNKNOWN_SECRET))
                : new Proof(UNKNOWN_ID, Optional.empty());
    }

    Proof with(String other) {
        return new Proof(app.clientId(), Optional.of(secrets.add(other)));
    }

    /** Makes another secret the right one from now on. */
    void goOnWith(String other) {
        secret = with(other).secret();
    }

    /** Tries a code that Xero never issued, which spends nothing. */
    Reply probe(Proof proof) throws IOException, InterruptedException {
        return exchange(proof, "xero-connect-checks-the-app", "xero-connect-checks-the-app-and-spends-nothing");
    }

    Reply exchange(Proof proof, String code, String verifier) throws IOException, InterruptedException {
        String redirectUri = app.redirectUri().orElseThrow().toString();
        return token(
                proof,
                "authorization_code",
                Map.of("code", code, "code_verifier", verifier, "redirect_uri", redirectUri));
    }

    Reply refresh(Proof proof, String refreshToken) throws IOException, InterruptedException {
        return token(proof, "refresh_token", Map.of("refresh_token", refreshToken));
    }

    Reply clientCredentials(Proof proof) throws IOException, InterruptedException {
        return token(proof, "client_credentials", Map.of());
    }

    Reply revoke(String refreshToken) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(Map.of("token", refreshToken));
        return wire.post(endpoints.revocation(), headers(right(), form), form, Map.of());
    }

    private Reply token(Proof proof, String grant, Map<String, String> parameters)
            throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("grant_type", grant);
        Reply reply = wire.post(endpoints.token(), headers(proof, form), form, Map.of("grant_type", grant));
        throttle.saw(reply);
        return reply;
    }

    private Map<String, String> headers(Proof proof, Map<String, String> form) {
        if (proof.secret().isEmpty()) {
            form.put("client_id", proof.clientId());
            return Map.of();
        }
        String pair = proof.clientId() + ":" + proof.secret().get();
        String basic = secrets.add(Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        return Map.of("Authorization", "Basic " + basic);
    }
}
