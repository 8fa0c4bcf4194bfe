package io.xeroconnect.internal.record;

import java.util.Optional;

/**
 * A token set from a new consent that is not yet checked. It lies beside the living set, which stays until the check.
 *
 * @param idToken the identity that came with it, still to be verified
 * @param nonce what the identity must carry
 * @param endsAt epoch milliseconds after which an unchecked candidate is dropped
 */
public record Candidate(TokenSet tokens, Optional<String> idToken, String nonce, long endsAt) {
    @Override
    public String toString() {
        return "Candidate[redacted]";
    }
}
