package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.BROAD_SCOPES_END;
import static io.xeroconnect.model.Assumption.CONSENT_PAGE_REDIRECTS;

import io.xeroconnect.model.BroadScope;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the consent page answers without a browser. */
final class PageMeasurements {
    private static final String VERIFIER = "xero-connect-looks-at-the-consent-page-and-asks-for-nothing";

    private final Session session;

    PageMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(CONSENT_PAGE_REDIRECTS, this::redirects),
                new Measurement(BROAD_SCOPES_END, this::broadScopes));
    }

    /** Only an app that had them can show what becomes of them, and only once they have ended. */
    private Finding broadScopes() throws IOException, InterruptedException {
        URI registered = session.settings().app().redirectUri().orElseThrow();
        List<String> broad = List.of(BroadScope.TRANSACTIONS.scope().value());
        Reply reply = look(session.consents().address(registered, broad, "look-broad", VERIFIER), "look-broad");
        return isError(reply)
                ? Finding.notApplicable("this app has no broad scopes: " + place(reply))
                : Finding.notMeasured("nothing refuses broad scopes yet: " + place(reply));
    }

    private Finding redirects() throws IOException, InterruptedException {
        URI registered = session.settings().app().redirectUri().orElseThrow();
        Reply good = look(address(registered, "look-accepted"), "look-accepted");
        Reply bad = look(address(URI.create(registered + "/not-registered"), "look-refused"), "look-refused");
        boolean goodGoesOn = isRedirect(good) && !isError(good);
        String words = isError(bad) ? words(bad) : "";
        return Finding.of(goodGoesOn && isError(bad), "accepted: " + place(good) + "; refused: " + place(bad) + words);
    }

    /** The constant state tells these looks apart from consents when they are answered from a transcript. */
    private Reply look(URI address, String state) throws IOException, InterruptedException {
        return session.wire().get(address, Map.of(), Map.of("state", state));
    }

    private URI address(URI redirectUri, String state) {
        return session.consents().address(redirectUri, state, VERIFIER);
    }

    private String words(Reply refused) throws IOException, InterruptedException {
        URI page = session.settings().endpoints().authorization().resolve(refused.header("Location"));
        boolean known = session.wire().get(page, Map.of(), Map.of()).body().contains("Invalid redirect_uri");
        return known ? ", which names the cause" : ", which does not name the cause in words that are known";
    }

    private static boolean isRedirect(Reply reply) {
        return reply.status() / 100 == 3;
    }

    private static boolean isError(Reply reply) {
        return isRedirect(reply) && reply.header("Location").contains("/identity/error");
    }

    private static String place(Reply reply) {
        String path =
                reply.header("Location").replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("[?#].*", "");
        return "status " + reply.status() + (path.isEmpty() ? "" : " to " + path);
    }
}
