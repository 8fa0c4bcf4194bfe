package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.callback.CallbackHandler;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends the owner's browser to Xero's consent page, in the form in which the library does, and reads what comes back. */
final class Consents {
    /** What is asked for: the least that reads an organisation's name. */
    static final List<String> SCOPES = List.of("accounting.settings.read", "offline_access", "openid");

    /** No secret: that it comes back is all that is measured, and a recorded answer has it too. */
    static final String NONCE = "xero-connect-verifies";

    private static final Duration TIME = Duration.ofMinutes(10);

    /**
     * What came back.
     *
     * @param parameters of the callback
     */
    record Answer(Map<String, String> parameters, String state, String verifier) {
        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        /** Returns what was refused, in words that hold nothing else. */
        String error() {
            return parameter("error").matches("[a-z_]{1,60}") ? parameter("error") : "no error";
        }

        @Override
        public String toString() {
            return "Answer[redacted]";
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final XeroApp app;
    private final XeroEndpoints endpoints;
    private final CallbackHandler browser;
    private final Secrets secrets;

    Consents(XeroApp app, XeroEndpoints endpoints, CallbackHandler browser, Secrets secrets) {
        this.app = app;
        this.endpoints = endpoints;
        this.browser = browser;
        this.secrets = secrets;
    }

    /** Blocks until the owner has answered; fails as the browser's handler does. */
    Answer ask() {
        String state = secret();
        String verifier = secret();
        URI redirectUri = app.redirectUri().orElseThrow();
        AuthorizationRequest request = new AuthorizationRequest(
                ConnectionKey.of("verify-xero"),
                address(redirectUri, state, verifier),
                "none",
                redirectUri,
                Instant.now().plus(TIME));
        Map<String, String> parameters = parse(browser.handle(request).rawQuery());
        secrets.add(parameters.getOrDefault("code", ""));
        return new Answer(parameters, state, verifier);
    }

    /** Returns the address of the consent page for this redirect URI. */
    URI address(URI redirectUri, String state, String verifier) {
        return address(redirectUri, SCOPES, state, verifier);
    }

    URI address(URI redirectUri, List<String> scopes, String state, String verifier) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", redirectUri.toString());
        parameters.put("scope", String.join(" ", scopes));
        parameters.put("state", state);
        parameters.put("nonce", NONCE);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return URI.create(endpoints.authorization() + "?" + Wire.encode(parameters));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return secrets.add(base64(bytes));
    }

    /** RFC 7636 §4.2. */
    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parse(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], UTF_8), parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
        }
        return parameters;
    }
}
