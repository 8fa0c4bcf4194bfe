package io.xeroconnect.internal.record;

import io.xeroconnect.model.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A token set that is not yet checked, from a new consent or from another program. It lies beside the living set, which stays until the check.
 *
 * @param idToken the identity that came with it, still to be verified
 * @param nonce what the identity must carry; names the candidate, also one that another program kept, before and after a
 *     refresh
 * @param endsAt epoch milliseconds after which it is dropped
 * @param chosen the organisation that the owner has to confirm; empty while the candidate waits for its check only
 * @param rejected whether the owner did not confirm it, and what was made at Xero is being removed
 * @param made every organisation whose link to the app is known to have been made by this consent or by one before it that
 *     nobody confirmed, so that refusing may remove it; an owner who ticked several has made several
 * @param replayed the refresh token that had to be sent again for it, because the first answer was lost; the first
 *     request may then still be under way, and may kill this set
 * @param deployment the name of the installation that it belongs to; empty if none was set
 * @param tenantId the organisation that Xero named with it, which no consent's answer does
 */
public record Candidate(
        TokenSet tokens,
        Optional<String> idToken,
        String nonce,
        long endsAt,
        Optional<Tenant> chosen,
        boolean rejected,
        List<Tenant> made,
        Optional<Spent> replayed,
        Optional<String> deployment,
        Optional<String> tenantId) {
    /** No nonce of a consent holds a space. */
    private static final String ADOPTED = "adopted ";

    /** Copies the list. */
    public Candidate {
        made = List.copyOf(made);
    }

    /** Returns a candidate that waits for its check. */
    public static Candidate unchecked(TokenSet tokens, Optional<String> idToken, String nonce, long endsAt) {
        return new Candidate(
                tokens,
                idToken,
                nonce,
                endsAt,
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Returns a candidate of which another program kept the refresh token until now.
     *
     * @param name names that refresh token without giving it away
     */
    public static Candidate adopted(TokenSet tokens, String name, long endsAt) {
        return unchecked(tokens, Optional.empty(), ADOPTED + name, endsAt);
    }

    /** Returns this candidate as one for this organisation. */
    public Candidate ofTenant(String id) {
        Optional<String> named = Optional.of(id);
        return new Candidate(tokens, idToken, nonce, endsAt, chosen, rejected, made, replayed, deployment, named);
    }

    /** Returns the name of the token that another program kept, of OAuth 2.0 or 1.0a; empty for a consent. */
    public Optional<String> adoptedName() {
        return nonce.startsWith(ADOPTED) ? Optional.of(nonce.substring(ADOPTED.length())) : Optional.empty();
    }

    /** Returns whether another program kept it until now: then it can never be had again. */
    public boolean isAdopted() {
        return adoptedName().isPresent();
    }

    /** Returns whether it waits for the owner's word for as long as it takes, because it can never be had again. */
    public boolean waitsWithoutLimit() {
        return isAdopted() && chosen.isPresent();
    }

    /** Returns this candidate, waiting for another check and no longer for the owner's word. */
    public Candidate toCheckAgain() {
        return new Candidate(
                tokens, idToken, nonce, endsAt, Optional.empty(), false, made, replayed, deployment, tenantId);
    }

    /** Returns this candidate in the place of another, whose links nobody else would remove any more. */
    public Candidate after(Candidate former) {
        List<Tenant> all = joined(former.made);
        return new Candidate(tokens, idToken, nonce, endsAt, chosen, rejected, all, replayed, deployment, tenantId);
    }

    /**
     * Returns this candidate, waiting until then for the owner's word on the organisation.
     *
     * @param itsOwn the organisations whose link this consent has made
     */
    public Candidate heldFor(Tenant organisation, List<Tenant> itsOwn, long until) {
        List<Tenant> all = joined(itsOwn);
        return new Candidate(
                tokens, idToken, nonce, until, Optional.of(organisation), false, all, replayed, deployment, tenantId);
    }

    /** Returns this candidate, no longer to be confirmed, and of use only until then to remove what it made at Xero. */
    public Candidate rejectedUntil(long until) {
        return new Candidate(
                tokens, idToken, nonce, until, Optional.empty(), true, made, replayed, deployment, tenantId);
    }

    /** Returns this candidate after a refresh. The id_token came with the first access token and is judged by then. */
    public Candidate refreshed(TokenSet next) {
        return new Candidate(
                next, Optional.empty(), nonce, endsAt, chosen, rejected, made, replayed, deployment, tenantId);
    }

    /** Returns whether this refresh token was sent before, and nobody knows what came of it. */
    public boolean wasSent(String refreshToken) {
        return replayed.filter(spent -> spent.token().equals(refreshToken)).isPresent();
    }

    /** Returns whether its refresh token was sent, and nobody knows whether it still serves. */
    public boolean mayBeSpent() {
        return tokens.refreshToken().filter(this::wasSent).isPresent();
    }

    /** Returns this candidate after its refresh token was sent and nobody knows whether it is spent. */
    public Candidate sent(long since) {
        Optional<Spent> again =
                tokens.refreshToken().map(token -> new Spent(token, since)).or(() -> replayed);
        return new Candidate(tokens, idToken, nonce, endsAt, chosen, rejected, made, again, deployment, tenantId);
    }

    /** Returns this candidate as one of the installation of this name. */
    public Candidate ofDeployment(Optional<String> name) {
        return new Candidate(tokens, idToken, nonce, endsAt, chosen, rejected, made, replayed, name, tenantId);
    }

    private List<Tenant> joined(List<Tenant> more) {
        return Stream.concat(made.stream(), more.stream()).distinct().toList();
    }

    /** Returns whether it waits neither for the owner's word nor for what the owner rejected to be removed. */
    public boolean isToCheck() {
        return chosen.isEmpty() && !rejected;
    }

    /** Returns whether both came from one consent: its nonce names a candidate before and after a refresh. */
    public boolean isOfSameConsent(Candidate other) {
        return nonce.equals(other.nonce);
    }

    /** Returns whether both are of one consent and no refresh lies between them. */
    public boolean isSameSet(Candidate other) {
        return isOfSameConsent(other) && tokens.equals(other.tokens);
    }

    @Override
    public String toString() {
        return "Candidate[redacted]";
    }
}
