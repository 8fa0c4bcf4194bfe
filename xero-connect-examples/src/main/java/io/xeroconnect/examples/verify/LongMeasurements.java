package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.EXPIRED_TOKEN_ANSWER;
import static io.xeroconnect.model.Assumption.GRACE_PERIOD_FROM_FIRST_USE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is seen only after more than half an hour. */
final class LongMeasurements {
    private static final Duration JUST_INSIDE = Duration.ofMinutes(28);
    private static final Duration TO_OUTSIDE = Duration.ofMinutes(4);

    private final Session session;
    private final Pause pause;
    private Optional<Tokens> expired = Optional.empty();

    LongMeasurements(Session session, Pause pause) {
        this.session = session;
        this.pause = pause;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(GRACE_PERIOD_FROM_FIRST_USE, this::grace),
                new Measurement(EXPIRED_TOKEN_ANSWER, this::expiredToken));
    }

    private Finding grace() throws IOException, InterruptedException {
        session.requireGrace();
        requireLong();
        Tokens spent = session.tokens();
        session.refresh();
        pause.last(JUST_INSIDE);
        Reply inside = session.token().refresh(session.token().right(), spent.refreshToken());
        session.take(inside);
        pause.last(TO_OUTSIDE);
        expired = Optional.of(spent);
        Reply outside = session.token().refresh(session.token().right(), spent.refreshToken());
        session.take(outside);
        return Finding.of(
                inside.isSuccess() && outside.error().equals("invalid_grant"),
                "after " + JUST_INSIDE.toMinutes() + " minutes: " + inside.told() + "; after "
                        + JUST_INSIDE.plus(TO_OUTSIDE).toMinutes() + ": " + outside.told());
    }

    private Finding expiredToken() throws IOException, InterruptedException {
        requireLong();
        Tokens old = expired.orElseThrow(() ->
                new Unmeasurable(Finding.notMeasured("no access token is old enough, because there was no refresh")));
        Reply reply = session.api().links(old);
        boolean body = reply.body().contains("TokenExpired");
        boolean header = reply.header("WWW-Authenticate").contains("invalid_token");
        return Finding.of(
                reply.status() == 401 && (body || header),
                reply.told() + ", " + (body ? "TokenExpired" : header ? "invalid_token" : "neither is named"));
    }

    private void requireLong() {
        if (!session.settings().isLong()) {
            throw new Unmeasurable(Finding.notMeasured("takes more than half an hour: ask for it with --long"));
        }
    }
}
