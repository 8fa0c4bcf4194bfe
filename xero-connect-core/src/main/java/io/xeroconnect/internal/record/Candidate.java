package io.xeroconnect.internal.record;

import java.util.Optional;

/**
 * A token set from a new consent that is not yet checked. It lies beside the living set, which stays until the check.
 *
 * @param idToken the identity that came with it, still to be verified
 * @param nonce what the identity must carry
 * @param endsAt epoch milliseconds after which it is dropped
 * @param chosen the organisation that the owner has to confirm; empty while the candidate waits for its check only
 * @param rejected the organisation that the owner did not confirm, while what the consent made at Xero is being removed
 */
public record Candidate(
        TokenSet tokens,
        Optional<String> idToken,
        String nonce,
        long endsAt,
        Optional<ChosenTenant> chosen,
        Optional<ChosenTenant> rejected) {
    /** Returns a candidate that waits for its check. */
    public static Candidate unchecked(TokenSet tokens, Optional<String> idToken, String nonce, long endsAt) {
        return new Candidate(tokens, idToken, nonce, endsAt, Optional.empty(), Optional.empty());
    }

    /** Returns this candidate, waiting until then for the owner's word on the organisation. */
    public Candidate heldFor(ChosenTenant organisation, long until) {
        return new Candidate(tokens, idToken, nonce, until, Optional.of(organisation), Optional.empty());
    }

    /** Returns this candidate, no longer to be confirmed, and of use only until then to remove what it made at Xero. */
    public Candidate rejectedUntil(long until) {
        return new Candidate(tokens, idToken, nonce, until, Optional.empty(), chosen);
    }

    /** Returns this candidate after a refresh. The id_token came with the first access token and is judged by then. */
    public Candidate refreshed(TokenSet next) {
        return new Candidate(next, Optional.empty(), nonce, endsAt, chosen, rejected);
    }

    /** Returns whether it waits neither for the owner's word nor for what the owner rejected to be removed. */
    public boolean isToCheck() {
        return chosen.isEmpty() && rejected.isEmpty();
    }

    /** Returns whether both came from one consent: its nonce names a candidate before and after a refresh. */
    public boolean isOfSameConsent(Candidate other) {
        return nonce.equals(other.nonce);
    }

    @Override
    public String toString() {
        return "Candidate[redacted]";
    }
}
