package io.xeroconnect.sandbox.internal.state;

import io.xeroconnect.sandbox.internal.http.Reply;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is left of OAuth 1.0a: partner apps with their signing keys, access tokens, and the nonces that were seen. */
public final class OAuth1 {
    /** A partner app, known by its consumer key. */
    public record Consumer(App app, PublicKey signingKey) {}

    /** An access token, which is for one organisation. */
    public record Token(App app, User user, Organisation organisation, Instant expiresAt) {}

    private static final Reply NOT_FOUND = Reply.of(404, "text/plain", "Not found");

    private final Map<String, Consumer> consumers = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Set<String> nonces = new HashSet<>();
    private Optional<Reply> retired = Optional.empty();

    /** Registers a partner app and returns its consumer key. */
    public String register(App app, PublicKey signingKey) {
        String key = Ids.clientId();
        consumers.put(key, new Consumer(app, signingKey));
        return key;
    }

    /** Finds a partner app by its consumer key. */
    public Optional<Consumer> consumer(String key) {
        return Optional.ofNullable(consumers.get(key));
    }

    /** Issues an access token. */
    public String issue(App app, User user, Organisation organisation, Instant expiresAt) {
        String token = Ids.clientId();
        tokens.put(token, new Token(app, user, organisation, expiresAt));
        return token;
    }

    /** Finds an access token. */
    public Optional<Token> token(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    /** Whether this nonce was never seen before with this consumer key and timestamp (RFC 5849 §3.3). */
    public boolean isFirstUse(String consumerKey, String timestamp, String nonce) {
        return nonces.add(consumerKey + " " + timestamp + " " + nonce);
    }

    /** Ends it all: everybody gets this answer from now on. */
    public void retire(Reply answer) {
        retired = Optional.of(answer);
    }

    /** The answer for everybody, once it is over; it is over, too, where no partner app was ever registered. */
    public Optional<Reply> retired() {
        return retired.or(() -> consumers.isEmpty() ? Optional.of(NOT_FOUND) : Optional.empty());
    }
}
