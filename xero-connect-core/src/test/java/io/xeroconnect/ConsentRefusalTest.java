package io.xeroconnect;

import static io.xeroconnect.error.AuthorizationFailedException.Reason.APP_CHANGED;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.CALLBACK_MALFORMED;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.CANCELLED;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.CODE_REJECTED;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.EXPIRED;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.NO_CONSENT_PAGE;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.STATE_MISSING;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.STATE_UNKNOWN;
import static io.xeroconnect.error.AuthorizationFailedException.Reason.WRONG_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that bring no consent: each is named, and what was connected before stays so. */
final class ConsentRefusalTest {
    private final Shop shop = new Shop();

    @BeforeEach
    void connect() {
        shop.connect();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private AuthorizationFailedException refused(Consent consent, String rawQuery) {
        AccessToken before = shop.manager.accessToken(Shop.KEY);
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> consent.load(rawQuery));
        assertThat(refused.remedy()).isNotBlank();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(before);
        assertThat(shop.manager.refresh(Shop.KEY)).isNotEqualTo(before);
        return refused;
    }

    private String allow(Consent consent) {
        return shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code=c|STATE_MISSING",
                "code=c&state=|STATE_MISSING",
                "''|STATE_MISSING",
                "&&&=|STATE_MISSING",
                "code=c&state=made-up|STATE_UNKNOWN",
                "code=c&state=STATE&state=STATE|CALLBACK_MALFORMED",
                "code=c&code=d&state=STATE|CALLBACK_MALFORMED",
                "code=%zz&state=STATE|CALLBACK_MALFORMED",
                "code=%&state=STATE|CALLBACK_MALFORMED",
                "state=STATE|CALLBACK_MALFORMED",
                "code=&state=STATE|CALLBACK_MALFORMED",
                "code=c&state=STATE&iss=https%3A%2F%2Fidentity.xero.com.evil.example|WRONG_ISSUER",
                "error=access_denied&state=STATE&iss=https%3A%2F%2Fevil.example|WRONG_ISSUER",
                "code=made-up&state=STATE|CODE_REJECTED",
                "error=access_denied&error_description=TenantConsent+status+DENIED&state=STATE|CANCELLED",
                "error=server_error&state=STATE|CALLBACK_ERROR",
                "error=%3Cscript%3E&state=STATE|CALLBACK_ERROR"
            })
    void callbackIsRefusedBy(String query, Reason reason) {
        Consent consent = Consent.begin(shop.manager);
        AuthorizationFailedException refused = refused(consent, query.replace("STATE", consent.state()));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused).hasMessageNotContaining("script");
    }

    @Test
    void endlessQueryIsMalformed() {
        Consent consent = Consent.begin(shop.manager);
        String query = "state=" + consent.state() + "&code=" + "c".repeat(10_000);
        assertThat(refused(consent, query).reason()).isEqualTo(CALLBACK_MALFORMED);
    }

    @Test
    void cancelledConsentStaysCancelledWhenThePageIsLoadedAgain() {
        Consent consent = Consent.begin(shop.manager);
        String query = shop.owner.cancel(consent.request().uri()).getRawQuery();
        AuthorizationFailedException cancelled = refused(consent, query);
        assertThat(cancelled.reason()).isEqualTo(CANCELLED);
        assertThat(cancelled.key()).contains(Shop.KEY);
        assertThat(refused(consent, query).reason()).isEqualTo(CANCELLED);
        assertThat(refused(consent, "code=c&state=" + consent.state()).reason()).isEqualTo(CANCELLED);
    }

    @Test
    void wrongIssuerSendsNoCode() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent) + "&iss=https%3A%2F%2Fevil.example";
        long before = shop.xero.count(
                Endpoint.TOKEN, r -> "authorization_code".equals(r.form().get("grant_type")));
        assertThat(refused(consent, query).reason()).isEqualTo(WRONG_ISSUER);
        assertThat(shop.xero.count(
                        Endpoint.TOKEN,
                        r -> "authorization_code".equals(r.form().get("grant_type"))))
                .isEqualTo(before);
    }

    @Test
    void rightIssuerIsAccepted() {
        Consent consent = Consent.begin(shop.manager);
        String issuer = URLEncoder.encode(shop.xero.baseUri().toString(), StandardCharsets.UTF_8);
        assertThat(consent.load(allow(consent) + "&iss=" + issuer).isUsable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "%20", "?", "/."})
    void issuerThatIsNearlyRightIsAnother(String more) {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent) + "&iss=" + shop.xero.baseUri() + more;
        assertThat(refused(consent, query).reason()).isEqualTo(WRONG_ISSUER);
    }

    /** The verifier of this consent does not prove the challenge of that one. */
    @Test
    void unspentCodeOfAnotherConsentIsRefusedToo() {
        Consent victim = Consent.begin(shop.manager);
        String stolen = allow(victim);
        Consent own = Consent.begin(shop.manager);
        assertThat(refused(own, stolen.replace(victim.state(), own.state())).reason())
                .isEqualTo(CODE_REJECTED);
    }

    @Test
    void codeLivesFiveMinutes() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.xero.advance(Duration.ofMinutes(6));
        assertThat(refused(consent, query).reason()).isEqualTo(CODE_REJECTED);
        assertThat(refused(consent, query).reason()).isEqualTo(CODE_REJECTED);
    }

    @Test
    void codeOfAnotherConsentIsRefused() {
        Consent first = Consent.begin(shop.manager);
        String query = allow(first);
        first.load(query);
        Consent replay = Consent.begin(shop.manager);
        assertThat(refused(replay, query.replace(first.state(), replay.state())).reason())
                .isEqualTo(CODE_REJECTED);
    }

    @Test
    void ownerHasTenMinutes() {
        Consent inTime = Consent.begin(shop.manager);
        shop.xero.advance(Duration.ofMinutes(9));
        assertThat(inTime.load(allow(inTime)).isUsable()).isTrue();

        Consent late = Consent.begin(shop.manager);
        shop.xero.advance(Duration.ofMinutes(10).plusSeconds(1));
        AuthorizationFailedException expired = refused(late, allow(late));
        assertThat(expired.reason()).isEqualTo(EXPIRED);
        assertThat(expired.key()).contains(Shop.KEY);
    }

    @Test
    void forgottenConsentIsUnknown() {
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.manager.forget(Shop.KEY);
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> consent.load(query));
        assertThat(refused.reason()).isEqualTo(STATE_UNKNOWN);
        assertThat(shop.store.page("", 10)).isEmpty();
    }

    @Test
    void appChangedWhileTheOwnerWasAtXero() {
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        Consent consent = Consent.begin(shop.manager);
        String query = allow(consent);
        shop.manager.useApp(Shop.KEY, XeroApp.web(other.clientId(), other.secret(), Shop.CALLBACK));
        assertThat(refused(consent, query).reason()).isEqualTo(APP_CHANGED);
    }

    @Test
    void consentNeedsAnApp() {
        ConnectionKey key = ConnectionKey.of("no-app");
        AppRejectedException refused =
                catchThrowableOfType(AppRejectedException.class, () -> shop.manager.beginAuthorization(key));
        assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.NO_APP);
        assertThat(refused.key()).contains(key);
        assertThat(shop.manager.findConnection(key)).isEmpty();
    }

    @Test
    void customConnectionHasNoConsentPage() {
        ConnectionKey key = ConnectionKey.of("custom");
        SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);
        shop.manager.useApp(key, XeroApp.customConnection(custom.clientId(), custom.secret()));
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.manager.beginAuthorization(key));
        assertThat(refused.reason()).isEqualTo(NO_CONSENT_PAGE);
        assertThat(shop.manager.authorize(key).isUsable()).isTrue();
    }

    @Test
    void stateIsMissingOrUnknownWithoutNamingAConnection() {
        for (String query : new String[] {"code=c", "code=c&state=made-up"}) {
            AuthorizationFailedException refused = catchThrowableOfType(
                    AuthorizationFailedException.class, () -> shop.manager.completeAuthorization(query, ""));
            assertThat(refused.reason()).isIn(STATE_MISSING, STATE_UNKNOWN);
            assertThat(refused.key()).isEmpty();
        }
    }
}
