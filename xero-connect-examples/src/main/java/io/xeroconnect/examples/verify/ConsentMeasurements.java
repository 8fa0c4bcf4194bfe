package io.xeroconnect.examples.verify;

import static io.xeroconnect.model.Assumption.CALLBACK_ISSUER;
import static io.xeroconnect.model.Assumption.NEW_LINK_CARRIES_CONSENT_ID;
import static io.xeroconnect.model.Assumption.NEW_LINK_HAS_EQUAL_STAMPS;
import static io.xeroconnect.model.Assumption.NONCE_COMES_BACK;
import static io.xeroconnect.model.Assumption.PKCE_FOR_WEB_APPS;
import static io.xeroconnect.model.Assumption.SCOPES_SEPARATED_BY_PERCENT_20;

import io.xeroconnect.model.XeroApp;
import java.util.List;
import java.util.Map;

/** What the first consent has shown. */
final class ConsentMeasurements {
    private final Session session;

    ConsentMeasurements(Session session) {
        this.session = session;
    }

    List<Measurement> all() {
        return List.of(
                new Measurement(CALLBACK_ISSUER, this::issuer),
                new Measurement(PKCE_FOR_WEB_APPS, this::pkce),
                new Measurement(SCOPES_SEPARATED_BY_PERCENT_20, this::scopes),
                new Measurement(NONCE_COMES_BACK, this::nonce),
                new Measurement(NEW_LINK_CARRIES_CONSENT_ID, this::consentId),
                new Measurement(NEW_LINK_HAS_EQUAL_STAMPS, this::stamps));
    }

    private Finding issuer() {
        String issuer = session.first().answer().parameter("iss");
        String expected = session.settings().endpoints().issuer();
        String seen = issuer.isEmpty()
                ? "the callback names none"
                : issuer.equals(expected) ? "the callback names the issuer" : "the callback names another issuer";
        return Finding.of(issuer.isEmpty() || issuer.equals(expected), seen);
    }

    private Finding pkce() {
        session.first();
        return session.settings().app().type() == XeroApp.Type.WEB
                ? Finding.of(true, "a Web app's code was exchanged with its verifier")
                : Finding.notApplicable("this is a PKCE app");
    }

    private Finding scopes() {
        List<String> granted = session.first().tokens().scopes();
        List<String> missing = Consents.SCOPES.stream()
                .filter(scope -> !granted.contains(scope))
                .toList();
        return Finding.of(
                missing.isEmpty(),
                missing.isEmpty() ? "all were granted" : "not granted: " + String.join(", ", missing));
    }

    private Finding nonce() {
        Map<String, Object> claims = Jwt.claims(session.first().tokens().idToken());
        if (claims.isEmpty()) {
            return Finding.notMeasured("no id_token came");
        }
        boolean same = Consents.NONCE.equals(claims.get("nonce"));
        return Finding.of(same, same ? "the same" : claims.containsKey("nonce") ? "another" : "none");
    }

    private Finding consentId() {
        Link link = session.first().newLink();
        boolean same = link.authEventId().equals(session.first().tokens().consentId());
        return Finding.of(same, same ? "the same" : link.authEventId().isEmpty() ? "none" : "another");
    }

    private Finding stamps() {
        Link link = session.first().newLink();
        return Finding.of(
                link.created().equals(link.updated()), "created " + link.created() + ", updated " + link.updated());
    }
}
