package io.xeroconnect.acceptance.torture;

import io.xeroconnect.ScaledManager;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Takes a token and uses it at once, and notes how long that took and what went wrong. Thread-safe; blocks. */
final class Calls {
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenKeeper keeper;
    private final URI connections;
    private final Tally tally;

    Calls(TokenKeeper keeper, URI connections, Tally tally) {
        this.keeper = keeper;
        this.connections = connections;
        this.tally = tally;
    }

    void call(ConnectionKey key) throws InterruptedException {
        attempt("", () -> {
            long began = System.nanoTime();
            try {
                return keeper.accessToken(key);
            } finally {
                tally.called(Duration.ofNanos(System.nanoTime() - began));
            }
        });
    }

    void forceRefresh(ConnectionKey key) throws InterruptedException {
        attempt("forced: ", () -> keeper.refresh(key));
    }

    private interface Source {
        String token() throws IOException;
    }

    private void attempt(String what, Source source) throws InterruptedException {
        try {
            String token = source.token();
            long handedOut = System.nanoTime();
            int status = use(token);
            if (status != 200) {
                boolean late = System.nanoTime() - handedOut > ScaledManager.EXPIRY_MARGIN.toNanos();
                tally.failed(what + status + (late ? " for a token that waited for a processor" : " for a token"));
            }
        } catch (IOException | RuntimeException e) {
            tally.failed(what + firstSentence(e));
        }
    }

    private int use(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(connections)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(ANSWER)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    static String firstSentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        return e.getClass().getSimpleName() + ", " + message.split("[.\\n\\t(]", 2)[0].strip();
    }
}
