package io.xeroconnect.sandbox;

import java.time.Instant;
import java.util.Map;

/**
 * One request that the sandbox received. It holds no secret: tokens, client secrets, codes and verifiers are replaced
 * by their {@link #fingerprint}, so that two requests can still be compared.
 *
 * @param at when it arrived, by the sandbox's clock
 * @param query the query as it was sent, or an empty string
 * @param form the parameters of a form body
 * @param authorizationScheme {@code Basic}, {@code Bearer}, {@code OAuth} or an empty string
 * @param clientId the app that called, from whatever names it: Basic, form, query or access token; else empty
 * @param status what was answered, even if the reply was then lost; 0 if the connection was ended before processing
 */
public record SandboxRequest(
        Instant at,
        Endpoint endpoint,
        String method,
        String path,
        String query,
        Map<String, String> form,
        String authorizationScheme,
        String clientId,
        int status) {
    /** Copies the form. */
    public SandboxRequest {
        form = Map.copyOf(form);
    }

    /** Returns the first 12 hex digits of the secret's SHA-256, after {@code sha256:}. */
    public static String fingerprint(String secret) {
        return RequestLog.fingerprint(secret);
    }
}
