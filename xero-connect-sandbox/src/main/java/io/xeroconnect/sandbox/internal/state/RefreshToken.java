package io.xeroconnect.sandbox.internal.state;

import java.time.Instant;
import java.util.Optional;

/** One refresh token and what became of it. */
public final class RefreshToken {
    private final String value;
    private final TokenFamily family;
    private final Instant issuedAt;
    private Optional<Instant> supersededAt = Optional.empty();

    RefreshToken(String value, TokenFamily family, Instant issuedAt) {
        this.value = value;
        this.family = family;
        this.issuedAt = issuedAt;
    }

    /** The string that the app holds. */
    public String value() {
        return value;
    }

    /** All tokens of the same consent. */
    public TokenFamily family() {
        return family;
    }

    /** When it was used for the first time; empty while it is current. */
    public Optional<Instant> supersededAt() {
        return supersededAt;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    void supersede(Instant now) {
        if (supersededAt.isEmpty()) {
            supersededAt = Optional.of(now);
        }
    }
}
