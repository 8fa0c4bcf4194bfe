package io.xeroconnect.sandbox.internal.state;

/** The chain of refresh tokens that began with one consent. */
public final class TokenFamily {
    private final Consent consent;
    private boolean revoked;

    TokenFamily(Consent consent) {
        this.consent = consent;
    }

    /** What the user agreed to. */
    public Consent consent() {
        return consent;
    }

    boolean isRevoked() {
        return revoked;
    }

    void revoke() {
        revoked = true;
    }
}
