package io.xeroconnect.sandbox.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Issues refresh tokens, rotates them and ends them.
 *
 * <p>A token that is dead for good is forgotten, unless its return would still mean something. Now and then the
 * forgotten ones are swept out, so that memory follows the living.
 */
public final class RefreshTokens {
    private static final int FIRST_SWEEP = 1_000;

    private final Map<String, RefreshToken> tokens = new HashMap<>();
    private final Duration idle;
    private final ReusePolicy reuse;
    private int nextSweep = FIRST_SWEEP;

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
                find(value, now).filter(token -> token.family().consent().app() == app);
        Optional<RefreshToken> alive = found.filter(token -> isAlive(token, now));
        if (alive.isEmpty()) {
            found.filter(token -> token.supersededAt().isPresent()).ifPresent(reuse::refused);
        }
        return alive.map(token -> successor(token, now));
    }

    /** Returns the token with this value, unless it is forgotten. */
    public Optional<RefreshToken> find(String value, Instant now) {
        return Optional.ofNullable(tokens.get(value)).filter(token -> !isForgotten(token, now));
    }

    /** Whether the token would be accepted now. */
    public boolean isAlive(RefreshToken token, Instant now) {
        return !isOver(token, now) && (token.supersededAt().isEmpty() || reuse.accepts(token, now));
    }

    /** Ends every family of this user at this app. */
    public void revokeAll(App app, User user) {
        tokens.values().stream()
                .map(RefreshToken::family)
                .filter(family -> family.consent().isOf(app, user))
                .forEach(TokenFamily::revoke);
    }

    /** How many are in memory. */
    int size() {
        return tokens.size();
    }

    private RefreshToken successor(RefreshToken token, Instant now) {
        Optional<RefreshToken> old = token.supersededAt().isPresent() ? reuse.replay(token) : Optional.empty();
        return old.orElseGet(() -> {
            RefreshToken next = issue(token.family(), now);
            token.supersede(next, now);
            return next;
        });
    }

    private RefreshToken issue(TokenFamily family, Instant now) {
        sweep(now);
        RefreshToken token = new RefreshToken(Ids.opaque(), family, now);
        tokens.put(token.value(), token);
        return token;
    }

    /** Runs whenever the number has doubled, so that its cost per token is constant. */
    private void sweep(Instant now) {
        if (tokens.size() >= nextSweep) {
            tokens.values().removeIf(token -> isForgotten(token, now));
            nextSweep = Math.max(FIRST_SWEEP, 2 * tokens.size());
        }
    }

    private boolean isForgotten(RefreshToken token, Instant now) {
        return isOver(token, now) || !(isAlive(token, now) || reuse.remembersRefused());
    }

    /** Whether it was ended or not used for too long. */
    private boolean isOver(RefreshToken token, Instant now) {
        return token.isEnded() || !now.isBefore(token.issuedAt().plus(idle));
    }
}
