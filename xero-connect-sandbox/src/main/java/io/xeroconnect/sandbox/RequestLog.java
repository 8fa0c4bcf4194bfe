package io.xeroconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.sandbox.internal.http.Form;
import io.xeroconnect.sandbox.internal.http.Request;
import io.xeroconnect.sandbox.internal.oauth.ClientAuthentication;
import io.xeroconnect.sandbox.internal.oauth.Jwt;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Remembers the newest requests without their secrets, and counts all. Safe for use by many threads. */
final class RequestLog {
    private static final Set<String> SECRET =
            Set.of("refresh_token", "access_token", "token", "code", "code_verifier", "client_secret");

    private static final int MOST = 100_000;

    private final Deque<SandboxRequest> requests = new ArrayDeque<>();
    private final Map<Endpoint, Long> counts = new EnumMap<>(Endpoint.class);

    synchronized void add(SandboxRequest request) {
        counts.merge(request.endpoint(), 1L, Long::sum);
        requests.add(request);
        if (requests.size() > MOST) {
            requests.remove();
        }
    }

    synchronized List<SandboxRequest> all() {
        return List.copyOf(requests);
    }

    synchronized long count(Endpoint endpoint) {
        return counts.getOrDefault(endpoint, 0L);
    }

    synchronized long count(Predicate<SandboxRequest> condition) {
        return requests.stream().filter(condition).count();
    }

    synchronized void clear() {
        requests.clear();
        counts.clear();
    }

    static SandboxRequest entry(Instant at, Endpoint endpoint, Request request, int status) {
        return new SandboxRequest(
                at,
                endpoint,
                request.method(),
                request.path(),
                redacted(request.query()).encode(),
                redacted(request.form()).toMap(),
                request.authorizationScheme(),
                clientId(request),
                status);
    }

    static String fingerprint(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    private static Form redacted(Form form) {
        return form.map((name, value) -> SECRET.contains(name) ? fingerprint(value) : value);
    }

    private static String clientId(Request request) {
        if (request.authorizationScheme().equalsIgnoreCase("Bearer")) {
            Map<String, Object> claims = Jwt.verify(request.credentials()).orElse(Map.of());
            return String.valueOf(claims.getOrDefault("client_id", ""));
        }
        String claimed = ClientAuthentication.claimOf(request).clientId();
        return claimed.isEmpty() ? request.query().get("client_id") : claimed;
    }
}
