package io.xeroconnect.sandbox.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Issues refresh tokens, rotates them and ends them. */
public final class RefreshTokens {
    private final Map<String, RefreshToken> tokens = new HashMap<>();
    private final Duration idle;
    private final ReusePolicy reuse;

    RefreshTokens(Rules rules) {
        this.idle = rules.idle();
        this.reuse = rules.reuse();
    }

    /** Returns the first token of a new family. */
    public RefreshToken begin(Consent consent, Instant now) {
        return issue(new TokenFamily(consent), now);
    }

    /** Exchanges a token for its successor, or returns empty where Xero says {@code invalid_grant}. */
    public Optional<RefreshToken> rotate(String value, App app, Instant now) {
        Optional<RefreshToken> found =
                find(value).filter(token -> token.family().consent().app() == app);
        found.filter(token -> token.supersededAt().isPresent()).ifPresent(token -> judgeReuse(token, now));
        return found.filter(token -> isAlive(token, now)).map(token -> {
            token.supersede(now);
            return issue(token.family(), now);
        });
    }

    /** Returns the token with this value, dead or alive. */
    public Optional<RefreshToken> find(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    /** Whether the token would be accepted now. */
    public boolean isAlive(RefreshToken token, Instant now) {
        return !token.family().isRevoked()
                && now.isBefore(token.issuedAt().plus(idle))
                && (token.supersededAt().isEmpty() || reuse.accepts(token, now));
    }

    /** Ends every family of this user at this app. */
    public void revokeAll(App app, User user) {
        tokens.values().stream()
                .map(RefreshToken::family)
                .filter(family -> family.consent().isOf(app, user))
                .forEach(TokenFamily::revoke);
    }

    private void judgeReuse(RefreshToken token, Instant now) {
        if (reuse.accepts(token, now)) {
            reuse.reused(token);
        } else {
            reuse.refused(token);
        }
    }

    private RefreshToken issue(TokenFamily family, Instant now) {
        RefreshToken token = new RefreshToken(Ids.opaque(), family, now);
        tokens.put(token.value(), token);
        return token;
    }
}
