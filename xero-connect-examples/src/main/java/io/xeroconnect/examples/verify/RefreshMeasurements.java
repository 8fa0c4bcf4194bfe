package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.CONSENT_ID_SURVIVES_REFRESH;
import static io.xeroconnect.model.Assumption.OLD_ACCESS_TOKEN_SERVES_ON;
import static io.xeroconnect.model.Assumption.REFUSED_SECRET_KEEPS_TOKEN;
import static io.xeroconnect.model.Assumption.REPLAY_GIVES_LIVING_TOKENS;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a refresh does to the tokens before and after it. */
final class RefreshMeasurements {
    private final Session session;

    RefreshMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(REFUSED_SECRET_KEEPS_TOKEN, this::refusedSecret),
                new Measurement(CONSENT_ID_SURVIVES_REFRESH, this::consentId),
                new Measurement(OLD_ACCESS_TOKEN_SERVES_ON, this::oldAccessToken));
    }

    /** Comes after whatever needs a second consent: a server without a grace period may end the connection. */
    List<Measurement> replays() {
        return List.of(new Measurement(REPLAY_GIVES_LIVING_TOKENS, this::replay));
    }

    private Finding refusedSecret() throws IOException, InterruptedException {
        session.requireSecret();
        Tokens before = session.tokens();
        Reply refused = session.token().refresh(session.token().wrong(), before.refreshToken());
        Reply accepted = session.token().refresh(session.token().right(), before.refreshToken());
        return Finding.of(
                session.take(accepted), "wrong secret: " + refused.told() + "; then the right one: " + accepted.told());
    }

    private Finding consentId() throws IOException, InterruptedException {
        String before = session.tokens().consentId();
        if (before.isEmpty()) {
            return Finding.notApplicable("the access token does not name its consent");
        }
        String after = session.refresh().consentId();
        return Finding.of(
                after.equals(before), after.equals(before) ? "the same" : after.isEmpty() ? "none" : "another");
    }

    private Finding oldAccessToken() throws IOException, InterruptedException {
        Tokens before = session.tokens();
        session.refresh();
        Reply reply = session.api().links(before);
        return Finding.of(reply.isSuccess(), "the list of organisations: " + reply.told());
    }

    /** The replay's own token is tried first: it is the one that the library goes on with. */
    private Finding replay() throws IOException, InterruptedException {
        Tokens spent = session.tokens();
        Tokens first = session.refresh();
        Reply again = session.token().refresh(session.token().right(), spent.refreshToken());
        Optional<Tokens> replayed = Tokens.in(again);
        if (replayed.isEmpty()) {
            session.noGrace("there is no grace period: a replay at once was refused with " + again.told());
            return Finding.of(false, "the replay was refused with " + again.told());
        }
        Reply next =
                session.token().refresh(session.token().right(), replayed.get().refreshToken());
        boolean lives = session.take(next);
        if (replayed.get().refreshToken().equals(first.refreshToken())) {
            return Finding.of(lives, "the replay gave the first successor again; used: " + next.told());
        }
        Reply old = session.token().refresh(session.token().right(), first.refreshToken());
        session.take(old);
        return Finding.of(
                lives, "the replay gave a new token; used: " + next.told() + "; the first successor: " + old.told());
    }
}
