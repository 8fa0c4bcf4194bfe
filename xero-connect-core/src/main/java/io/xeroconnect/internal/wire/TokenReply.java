package io.xeroconnect.internal.wire;

import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.internal.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A successful answer of the token endpoint (RFC 6749 §5.1).
 *
 * @param obtainedAt epoch milliseconds before the request was sent, from which every lifetime counts
 * @param expiresAt epoch milliseconds at which the access token ends
 * @param scopes what was granted; empty if the answer does not say, which means "as asked" (RFC 6749 §5.1)
 */
public record TokenReply(
        String accessToken,
        Optional<String> refreshToken,
        Optional<String> idToken,
        long obtainedAt,
        long expiresAt,
        List<String> scopes) {
    /** Documented by Xero for every access token; used only if an answer leaves {@code expires_in} out. */
    private static final long USUAL_LIFETIME_SECONDS = 1800;

    /** RFC 6749 §3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final Pattern BLANKS = Pattern.compile(" +");

    private static final long LONGEST_LIFETIME_SECONDS = 86_400;

    /**
     * Returns the tokens of an answer.
     *
     * @param obtainedAt epoch milliseconds before the request was sent
     */
    public static TokenReply parse(JsonObject json, long obtainedAt) throws JsonException {
        long lifetime = json.number("expires_in").orElse(USUAL_LIFETIME_SECONDS);
        if (lifetime <= 0 || lifetime > LONGEST_LIFETIME_SECONDS) {
            throw new JsonException("expires_in is out of range");
        }
        requireBearer(json);
        return new TokenReply(
                json.requiredText("access_token"),
                json.text("refresh_token").filter(token -> !token.isEmpty()),
                json.text("id_token").filter(token -> !token.isEmpty()),
                obtainedAt,
                obtainedAt + lifetime * 1000,
                json.text("scope").stream()
                        .flatMap(BLANKS::splitAsStream)
                        .filter(scope -> SCOPE.matcher(scope).matches())
                        .toList());
    }

    /** Any other type is used in another way than a bearer's, and must not be used in this one (RFC 6749 §7.1). */
    private static void requireBearer(JsonObject json) throws JsonException {
        if (!json.text("token_type").orElse("Bearer").equalsIgnoreCase("Bearer")) {
            throw new JsonException("token_type is not known");
        }
    }

    @Override
    public String toString() {
        return "TokenReply[redacted]";
    }
}
