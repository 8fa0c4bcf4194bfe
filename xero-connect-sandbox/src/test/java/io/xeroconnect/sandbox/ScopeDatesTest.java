package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which scopes an app may use, by the day on which it was registered, from February 2026 to September 2027. */
class ScopeDatesTest {
    @RegisterExtension
    static final XeroSandboxExtension XERO =
            XeroSandboxExtension.with(builder -> builder.startAt(Instant.parse("2026-02-20T00:00:00Z")));

    private static final String BROAD = "offline_access accounting.transactions";
    private static final String GRANULAR = "offline_access accounting.invoices";
    private static final String BOTH = BROAD + " accounting.invoices";

    private XeroSandbox sandbox;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
    }

    @Test
    void appOfBeforeMarch2026GetsGranularScopesInSpringAndLosesBroadOnesInTheEnd() {
        assertThat(page(shop.app(), BROAD)).doesNotContain("invalid_scope", "Invalid scope");
        assertThat(page(shop.app(), GRANULAR)).contains("Invalid scope for client");
        to("2026-05-01");
        assertThat(page(shop.app(), BOTH)).doesNotContain("invalid_scope", "Invalid scope");
        to("2027-09-13");
        assertThat(page(shop.app(), BROAD)).contains("invalid_scope");
        assertThat(page(shop.app(), GRANULAR)).doesNotContain("invalid_scope", "Invalid scope");
    }

    @Test
    void appOfMarch2026HasGranularScopesOnly() {
        to("2026-03-02");
        SandboxApp app = sandbox.addWebApp("New till", TestClient.CALLBACK);
        assertThat(page(app, GRANULAR)).doesNotContain("invalid_scope", "Invalid scope");
        assertThat(page(app, BROAD)).contains("invalid_scope");
    }

    @Test
    void callsThatNeedABroadScopeAreRefusedFromItsEndOnEvenWithATokenOfTheDayBefore() {
        to("2027-09-12");
        sandbox.advance(Duration.ofHours(23).plusMinutes(45));
        String code = TestClient.parameters(shop.user().allow(authorization(shop.app(), BROAD), shop.books()))
                .get("code");
        String token = Tokens.of(shop.client().exchange(shop.app(), code)).access();
        assertThat(invoices(token).statusCode()).isEqualTo(200);
        sandbox.advance(Duration.ofMinutes(15));
        assertThat(invoices(token).statusCode()).isEqualTo(401);
        assertThat(invoices(token).headers().firstValue("WWW-Authenticate")).contains("insufficient_scope");
    }

    @Test
    void customConnectionOfBeforeTheEndOfApril2026LosesItsBroadScopesLast() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        Form form = Form.empty().add("grant_type", "client_credentials").add("scope", "accounting.transactions");
        to("2027-09-12");
        assertThat(shop.client().token(custom, form).statusCode()).isEqualTo(200);
        sandbox.advance(Duration.ofDays(1));
        assertThat(shop.client().token(custom, form).body())
                .isEqualTo("{\"error\":\"invalid_scope\","
                        + "\"error_description\":\"Client credentials scope validation failed\"}");
        assertThat(shop.client().token(custom, form.remove("scope")).body())
                .contains("accounting.journals.read", "accounting.invoices")
                .doesNotContain("accounting.transactions");
    }

    @Test
    void broadScopeThatWasTakenFromACustomConnectionCannotComeBack() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        custom.forbidScopes("accounting.transactions", "accounting.contacts");
        custom.allowScopes("accounting.contacts");
        assertThatThrownBy(() -> custom.allowScopes("accounting.transactions"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void customConnectionSinceTheEndOfApril2026HasNeitherBroadScopesNorJournals() {
        to("2026-04-29");
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        Form form = Form.empty().add("grant_type", "client_credentials");
        assertThat(shop.client().token(custom, form).body())
                .contains("accounting.invoices")
                .doesNotContain("accounting.transactions", "accounting.journals");
        assertThatThrownBy(() -> custom.allowScopes("accounting.journals.read"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(shop.client().token(custom, form).statusCode())
                .as("nothing was changed")
                .isEqualTo(200);
    }

    private void to(String day) {
        sandbox.advance(Duration.between(sandbox.clock().instant(), Instant.parse(day + "T00:00:00Z")));
    }

    private String page(SandboxApp app, String scope) {
        return shop.user().open(authorization(app, scope));
    }

    private URI authorization(SandboxApp app, String scope) {
        return shop.client()
                .authorizationUri(shop.client().request(app).remove("scope").add("scope", scope));
    }

    private HttpResponse<String> invoices(String accessToken) {
        return shop.client().tenant("Invoices", accessToken, shop.books().tenantId());
    }
}
