package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.CANCEL_CALLS_BACK;
import static io.xeroconnect.model.Assumption.DEMO_RESET_CHANGES_TENANT;
import static io.xeroconnect.model.Assumption.REFUSED_SECRET_KEEPS_CODE;
import static io.xeroconnect.model.Assumption.RENEWED_LINK_HAS_NEWEST_STAMP;
import static io.xeroconnect.model.Assumption.TOKENS_OUTLIVE_THEIR_SECRET;
import static io.xeroconnect.model.Assumption.TWO_SECRETS_AT_ONCE;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What needs the owner's hands. Each is skipped if the owner skips it. */
final class OwnerMeasurements {
    private final Session session;
    private boolean consentedAgain;
    private Optional<String> secret = Optional.empty();

    OwnerMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(CANCEL_CALLS_BACK, this::cancel),
                new Measurement(TWO_SECRETS_AT_ONCE, this::twoSecrets),
                new Measurement(TOKENS_OUTLIVE_THEIR_SECRET, this::otherSecret),
                new Measurement(REFUSED_SECRET_KEEPS_CODE, this::refusedSecret),
                new Measurement(RENEWED_LINK_HAS_NEWEST_STAMP, this::renewedLink),
                new Measurement(DEMO_RESET_CHANGES_TENANT, this::demoReset));
    }

    private Finding cancel() {
        session.owner(Owner.Task.CANCEL);
        Consents.Answer answer = session.askAgain();
        boolean ours = answer.parameter("state").equals(answer.state());
        String error = answer.error();
        return Finding.of(
                ours && error.equals("access_denied"), error + (ours ? ", with the state" : ", without the state"));
    }

    private Finding twoSecrets() throws IOException, InterruptedException {
        session.requireSecret();
        secret = Optional.of(session.owner(Owner.Task.SECOND_SECRET));
        Reply newer = session.token().probe(session.token().with(secret.get()));
        Reply older = session.token().probe(session.token().right());
        boolean both = isAccepted(newer) && isAccepted(older);
        return Finding.of(both, "second: " + newer.told() + "; first: " + older.told() + "; " + thirdSecret());
    }

    /** A third one may end the first, with which everything after this is measured: then it goes on with the newest. */
    private String thirdSecret() throws IOException, InterruptedException {
        Optional<String> third = session.ownerIfWilling(Owner.Task.THIRD_SECRET);
        if (third.isEmpty()) {
            return "no third one was tried";
        }
        Reply newest = session.token().probe(session.token().with(third.get()));
        Reply first = session.token().probe(session.token().right());
        if (!isAccepted(first) && isAccepted(newest)) {
            session.token().goOnWith(third.get());
        }
        return "third: " + newest.told() + "; the first beside it: " + first.told();
    }

    private static boolean isAccepted(Reply probe) {
        return probe.error().equals("invalid_grant");
    }

    private Finding otherSecret() throws IOException, InterruptedException {
        session.requireSecret();
        session.requirePossible(Owner.Task.SECOND_SECRET);
        String other = secret.orElseThrow(OwnerMeasurements::skipped);
        Tokens tokens = session.tokens();
        Reply reply = session.token().refresh(session.token().with(other), tokens.refreshToken());
        return Finding.of(session.take(reply), reply.told());
    }

    /** Risks the second consent, not the first. */
    private Finding refusedSecret() throws IOException, InterruptedException {
        session.first();
        session.owner(Owner.Task.CONSENT_AGAIN);
        Consents.Answer answer = session.askAgain();
        String code = answer.parameter("code");
        Optional<Reply> refused = session.settings().app().clientSecret().isPresent()
                ? Optional.of(session.token().exchange(session.token().wrong(), code, answer.verifier()))
                : Optional.empty();
        Reply accepted = session.token().exchange(session.token().right(), code, answer.verifier());
        boolean granted = session.take(accepted);
        consentedAgain = granted;
        return refused.map(reply -> Finding.of(
                        granted, "wrong secret: " + reply.told() + "; then the right one: " + accepted.told()))
                .orElseGet(() -> Finding.notApplicable("a PKCE app has no secret"));
    }

    private Finding renewedLink() throws IOException, InterruptedException {
        if (!consentedAgain) {
            throw skipped();
        }
        String consentId = session.tokens().consentId();
        if (consentId.isEmpty()) {
            return Finding.notApplicable("the access token does not name its consent");
        }
        Link before = session.first().link().orElseThrow(OwnerMeasurements::notListed);
        Link after = Link.ofTenant(session.links(), before.tenantId()).orElseThrow(OwnerMeasurements::notListed);
        boolean newId = after.authEventId().equals(consentId);
        boolean newStamp = after.updated().compareTo(before.updated()) > 0;
        return Finding.of(
                newId || newStamp,
                "authEventId " + (newId ? "is that of the new consent" : "is not that of the new consent")
                        + ", updatedDateUtc " + (newStamp ? "is newer" : "is the same"));
    }

    private Finding demoReset() throws IOException, InterruptedException {
        Link before = session.link();
        session.owner(Owner.Task.RESET_DEMO);
        Consents.Answer answer = session.askAgain();
        Reply reply = session.token().exchange(session.token().right(), answer.parameter("code"), answer.verifier());
        if (!session.take(reply)) {
            return Finding.notMeasured("the code of the consent after the reset was refused with " + reply.told());
        }
        List<Link> links = session.links();
        boolean formerIsGone = Link.ofTenant(links, before.tenantId()).isEmpty();
        boolean sameName = Link.of(links, session.tokens().consentId())
                .filter(link -> link.tenantName().equals(before.tenantName()))
                .isPresent();
        return Finding.of(
                formerIsGone,
                "the former tenant is " + (formerIsGone ? "no longer" : "still") + " listed, the new one has "
                        + (sameName ? "the same" : "another") + " name");
    }

    private static Unmeasurable skipped() {
        return new Unmeasurable(Finding.notMeasured("skipped by the owner, or not possible"));
    }

    private static Unmeasurable notListed() {
        return new Unmeasurable(Finding.notMeasured("the first organisation is not listed after the second consent"));
    }
}
