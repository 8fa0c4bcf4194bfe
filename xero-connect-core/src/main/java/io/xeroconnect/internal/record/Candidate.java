package io.xeroconnect.internal.record;

import java.util.Optional;

/**
 * A token set from a new consent that is not yet checked. It lies beside the living set, which stays until the check.
 *
 * @param idToken the identity that came with it, still to be verified
 * @param nonce what the identity must carry
 * @param endsAt epoch milliseconds after which it is dropped
 * @param chosen the organisation that the owner has to confirm; empty while the candidate waits for its check only
 */
public record Candidate(
        TokenSet tokens, Optional<String> idToken, String nonce, long endsAt, Optional<ChosenTenant> chosen) {
    /** Returns a candidate that waits for its check. */
    public static Candidate unchecked(TokenSet tokens, Optional<String> idToken, String nonce, long endsAt) {
        return new Candidate(tokens, idToken, nonce, endsAt, Optional.empty());
    }

    /** Returns this candidate, waiting until then for the owner's word on the organisation. */
    public Candidate heldFor(ChosenTenant organisation, long until) {
        return new Candidate(tokens, idToken, nonce, until, Optional.of(organisation));
    }

    /** Returns this candidate after a refresh. The id_token came with the first access token and is judged by then. */
    public Candidate refreshed(TokenSet next) {
        return new Candidate(next, Optional.empty(), nonce, endsAt, chosen);
    }

    @Override
    public String toString() {
        return "Candidate[redacted]";
    }
}
