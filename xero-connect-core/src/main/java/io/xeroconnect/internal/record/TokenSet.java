package io.xeroconnect.internal.record;

import io.xeroconnect.internal.wire.AccessTokenClaims;
import io.xeroconnect.internal.wire.TokenReply;
import io.xeroconnect.model.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An access and a refresh token with all that belongs to them, as one unit.
 *
 * @param refreshToken empty for a custom connection
 * @param obtainedAt epoch milliseconds from which the lifetimes count
 * @param expiresAt epoch milliseconds at which the access token ends
 * @param scopes what Xero granted
 * @param clientId the app that the tokens belong to
 * @param userId the consenting Xero user, or empty
 */
public record TokenSet(
        String accessToken,
        Optional<String> refreshToken,
        long obtainedAt,
        long expiresAt,
        List<String> scopes,
        String clientId,
        String userId) {
    private static final String NO_ACCESS_TOKEN = "none-yet";

    /** Copies the scopes. */
    public TokenSet {
        scopes = List.copyOf(scopes);
    }

    /** Returns a set of which only the refresh token is known yet; its access token counts as long ended. */
    public static TokenSet ofRefreshToken(String refreshToken, String clientId, long nowMillis) {
        return new TokenSet(NO_ACCESS_TOKEN, Optional.of(refreshToken), nowMillis, 0, List.of(), clientId, "");
    }

    /** Returns whether Xero has answered since, so that there is more than a refresh token. */
    boolean wasRefreshed() {
        return !accessToken.equals(NO_ACCESS_TOKEN);
    }

    /** Returns the first token set of a consent or custom connection. */
    public static TokenSet first(TokenReply reply, String clientId, List<String> askedFor) {
        return new TokenSet(
                reply.accessToken(),
                reply.refreshToken(),
                reply.obtainedAt(),
                reply.expiresAt(),
                reply.scopes().isEmpty() ? askedFor : reply.scopes(),
                clientId,
                AccessTokenClaims.of(reply.accessToken()).userId());
    }

    /** Returns the set that follows this one; what the answer leaves out stays as it is (RFC 6749 §6). */
    public TokenSet next(TokenReply reply) {
        boolean sameScopes = reply.scopes().isEmpty() || reply.scopes().equals(scopes);
        return new TokenSet(
                reply.accessToken(),
                reply.refreshToken().or(() -> refreshToken),
                reply.obtainedAt(),
                reply.expiresAt(),
                sameScopes ? scopes : reply.scopes(),
                clientId,
                userId.isEmpty() ? AccessTokenClaims.of(reply.accessToken()).userId() : userId);
    }

    /** Returns what Xero granted. */
    public Set<Scope> granted() {
        return scopes.stream().map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "TokenSet[redacted]";
    }
}
