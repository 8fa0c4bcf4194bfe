package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.APP_JUDGED_BEFORE_GRANT;
import static io.xeroconnect.model.Assumption.CLIENT_ID_FORMAT;
import static io.xeroconnect.model.Assumption.MIGRATION_IS_OVER;
import static io.xeroconnect.model.Assumption.REFUSED_GRANT_ANSWER;
import static io.xeroconnect.model.Assumption.SECRET_FORMAT;
import static io.xeroconnect.model.Assumption.WRONG_SECRET_ANSWER;

import io.xeroconnect.model.AssumedValues;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What can be seen of an app before any consent. */
final class AppMeasurements {
    private final Session session;

    AppMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(CLIENT_ID_FORMAT, this::clientId),
                new Measurement(SECRET_FORMAT, this::secret),
                new Measurement(WRONG_SECRET_ANSWER, this::wrongSecret),
                new Measurement(APP_JUDGED_BEFORE_GRANT, this::order),
                new Measurement(REFUSED_GRANT_ANSWER, this::refusedGrant),
                new Measurement(MIGRATION_IS_OVER, this::migration));
    }

    private Finding clientId() {
        String id = session.settings().app().clientId();
        boolean usual = AssumedValues.looksLikeClientId(id);
        return Finding.of(usual, id.length() + " characters, " + (usual ? "all" : "not all") + " of them hex digits");
    }

    private Finding secret() {
        session.requireSecret();
        String secret = session.settings().app().clientSecret().orElseThrow();
        boolean usual = secret.length() >= AssumedValues.SHORTEST_SECRET && !AssumedValues.looksLikeClientId(secret);
        return Finding.of(usual, secret.length() + " characters");
    }

    private Finding wrongSecret() throws IOException, InterruptedException {
        Reply reply = session.token().probe(session.token().wrong());
        return refusal(reply, "invalid_client");
    }

    private Finding order() throws IOException, InterruptedException {
        Reply right = session.token().probe(session.token().right());
        Reply wrong = session.token().probe(session.token().wrong());
        return Finding.of(
                right.error().equals("invalid_grant") && !wrong.error().equals("invalid_grant"),
                "right: " + right.told() + "; wrong: " + wrong.told());
    }

    /** Without a scope, as for a custom connection: the mistake that the library recognises by it. */
    private Finding refusedGrant() throws IOException, InterruptedException {
        return refusal(session.token().clientCredentials(session.token().right()), "unauthorized_client");
    }

    /** Unsigned, so that nothing is swapped even if the address lives. */
    private Finding migration() throws IOException, InterruptedException {
        Optional<URI> address = session.settings().migration();
        if (address.isEmpty()) {
            return Finding.notApplicable("this server never had such an address");
        }
        Reply reply = session.wire().postJson(address.get());
        String kind = reply.header("Content-Type").isEmpty() ? "no content" : reply.header("Content-Type");
        return Finding.of(reply.status() == 404 || reply.status() == 410, reply.told() + ", " + kind);
    }

    private static Finding refusal(Reply reply, String error) {
        boolean status = reply.status() == 400 || reply.status() == 401;
        return Finding.of(status && reply.error().equals(error), reply.told());
    }
}
