package io.xeroconnect.acceptance.torture;

import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox saw of refresh tokens. The sandbox remembers its newest requests only, so read often.
 * Thread-safe.
 */
final class TokenLedger {
    private static final int TRACED = 25;

    private final XeroSandbox sandbox;
    private final Map<String, List<SandboxRequest>> byApp = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, Instant> exchangedAt = new HashMap<>();
    private @Nullable SandboxRequest last;
    private long requests;
    private long refreshes;
    private long replays;
    private Duration latestReplay = Duration.ZERO;
    private long refused;

    TokenLedger(XeroSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Figures of a run, as the sandbox saw it.
     *
     * @param requests for a refresh, whatever became of them
     * @param refreshes that were processed, even if their reply was lost
     * @param tokens different refresh tokens that were sent
     * @param replays refreshes with a token that had been exchanged before
     * @param latestReplay the longest from the first exchange of a token until a replay that was accepted
     * @param refused requests whose refresh token was not accepted
     */
    record Figures(long requests, long refreshes, long tokens, long replays, Duration latestReplay, long refused) {
        /** Returns how many requests it took to replace one refresh token; 1 if each was sent once. */
        double requestsPerExpiry() {
            return tokens == 0 ? 1 : (double) requests / tokens;
        }
    }

    /** Reads what is new, and returns the figures so far. */
    synchronized Figures read() {
        List<SandboxRequest> all = sandbox.requests();
        all.subList(firstNew(all), all.size()).stream()
                .filter(TokenLedger::isRefresh)
                .forEach(this::note);
        last = all.isEmpty() ? last : all.get(all.size() - 1);
        return new Figures(requests, refreshes, sent.size(), replays, latestReplay, refused);
    }

    @SuppressWarnings("ReferenceEquality") // two requests may be equal
    private int firstNew(List<SandboxRequest> all) {
        for (int i = all.size(); i > 0; i--) {
            if (all.get(i - 1) == last) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isRefresh(SandboxRequest request) {
        return request.endpoint() == Endpoint.TOKEN
                && "refresh_token".equals(request.form().get("grant_type"));
    }

    private void note(SandboxRequest request) {
        String token = request.form().getOrDefault("refresh_token", "");
        byApp.computeIfAbsent(request.clientId(), any -> new ArrayList<>()).add(request);
        requests++;
        sent.add(token);
        if (request.status() == 200) {
            refreshes++;
            noteExchange(token, request.at());
        } else if (request.status() == 400) {
            refused++;
        }
    }

    private void noteExchange(String token, Instant at) {
        Instant first = exchangedAt.putIfAbsent(token, at);
        if (first != null) {
            replays++;
            Duration later = Duration.between(first, at);
            latestReplay = later.compareTo(latestReplay) > 0 ? later : latestReplay;
        }
    }

    /** Returns the last token requests of an app, in a line each. */
    synchronized List<String> trace(String clientId) {
        List<SandboxRequest> all = byApp.getOrDefault(clientId, List.of());
        return all.subList(Math.max(0, all.size() - TRACED), all.size()).stream()
                .map(request -> request.at() + " " + request.form().get("refresh_token") + " " + request.status())
                .toList();
    }
}
