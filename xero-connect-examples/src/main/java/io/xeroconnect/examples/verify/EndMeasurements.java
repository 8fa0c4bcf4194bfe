package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.DISCONNECTED_TENANT_ONLY_VANISHES;
import static io.xeroconnect.model.Assumption.REPEATED_DELETE_ANSWER;
import static io.xeroconnect.model.Assumption.SUPERSEDED_TOKEN_REVOKES;
import static io.xeroconnect.model.Assumption.TOKEN_ENDPOINT_LIMITS;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is seen while the throw-away connection is taken apart. */
final class EndMeasurements {
    private final Session session;
    private Optional<Link> deleted = Optional.empty();

    EndMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(DISCONNECTED_TENANT_ONLY_VANISHES, this::disconnect),
                new Measurement(REPEATED_DELETE_ANSWER, this::repeatedDelete),
                new Measurement(SUPERSEDED_TOKEN_REVOKES, this::revokeSuperseded),
                new Measurement(TOKEN_ENDPOINT_LIMITS, session.token().throttle()::finding));
    }

    private Finding disconnect() throws IOException, InterruptedException {
        Link link = session.link();
        Reply reply = session.api().delete(session.tokens(), link);
        if (!reply.isSuccess()) {
            return Finding.notMeasured("the link was not deleted: " + reply.told());
        }
        deleted = Optional.of(link);
        List<Link> left = session.links();
        boolean gone = Link.ofTenant(left, link.tenantId()).isEmpty();
        Reply call = session.api().read(session.tokens(), link, "Organisation");
        Reply refresh = session.token()
                .refresh(session.token().right(), session.tokens().refreshToken());
        boolean lives = session.take(refresh);
        return Finding.of(
                gone && lives,
                (gone ? "no longer listed" : "still listed") + ", " + left.size() + " left; a call: " + call.told()
                        + "; a refresh: " + refresh.told());
    }

    private Finding repeatedDelete() throws IOException, InterruptedException {
        Link link = deleted.orElseThrow(() -> new Unmeasurable(Finding.notMeasured("nothing was deleted before")));
        Reply reply = session.api().delete(session.tokens(), link);
        boolean understood = reply.isSuccess() || reply.status() == 403 || reply.status() == 404;
        return Finding.of(understood, reply.told());
    }

    private Finding revokeSuperseded() throws IOException, InterruptedException {
        Tokens superseded = session.tokens();
        Tokens living = session.refresh();
        Reply reply = session.token().revoke(superseded.refreshToken());
        Reply after = session.token().refresh(session.token().right(), living.refreshToken());
        return Finding.of(
                reply.status() == 200,
                reply.told() + "; the living token after it: " + (session.take(after) ? "accepted" : after.told()));
    }

    /** Revokes what is left, whatever was measured; returns a sentence about it. */
    String cleanUp() throws InterruptedException {
        session.wire().step("clean up");
        try {
            Reply reply = session.token().revoke(session.tokens().refreshToken());
            return reply.isSuccess()
                    ? "The connection was revoked at the end: " + reply.told() + "."
                    : "The connection could not be revoked (" + reply.told() + "): disconnect the app in Xero.";
        } catch (Unmeasurable e) {
            return "Nothing was left to revoke: " + e.finding().seen() + ".";
        } catch (IOException e) {
            return "The connection could not be revoked: disconnect the app in Xero.";
        }
    }
}
