package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.internal.http.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scopes that are withheld, and broad scopes on both sides of the day on which Xero retires them. */
class ScopesTest {
    @RegisterExtension
    static final XeroSandboxExtension XERO =
            XeroSandboxExtension.with(builder -> builder.startAt(Instant.parse("2027-09-12T20:00:00Z")));

    private static final String BROAD = "openid offline_access accounting.transactions accounting.settings";

    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
        shop.app().allowScopes("accounting.transactions");
    }

    @Test
    void withheldScopesAreMissingFromTheTokens() {
        shop.app().withholdScopes("accounting.settings");
        Tokens tokens = consent("openid offline_access accounting.settings accounting.contacts");
        assertThat(scopes(tokens)).contains("accounting.contacts").doesNotContain("accounting.settings");
        assertThat(client.organisation(tokens.access(), shop.books().tenantId())
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .contains("insufficient_scope");
    }

    @Test
    void broadScopesWorkUntilTheyAreRetired() {
        assertThat(scopes(consent(BROAD))).contains("accounting.transactions");
    }

    @Test
    void retiredScopeEndsOnTheErrorPage() {
        sandbox.advance(Duration.ofHours(5));
        assertThat(shop.user().open(client.authorizationUri(request(BROAD)))).contains("invalid_scope");
        assertThat(scopes(consent("openid accounting.invoices"))).contains("accounting.invoices");
    }

    @Test
    void refreshGoesOnWithoutTheRetiredScopes() {
        Tokens before = consent(BROAD);
        sandbox.advance(Duration.ofHours(5));
        Tokens after = Tokens.of(client.refresh(shop.app(), before.refresh()));
        assertThat(scopes(after)).contains("accounting.settings").doesNotContain("accounting.transactions");
    }

    private Tokens consent(String scope) {
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request(scope)), shop.books()))
                .get("code");
        return Tokens.of(client.exchange(shop.app(), code));
    }

    private Form request(String scope) {
        return client.request(shop.app()).remove("scope").add("scope", scope);
    }

    private static List<String> scopes(Tokens tokens) {
        List<?> scopes = (List<?>) Tokens.claims(tokens.access()).getOrDefault("scope", List.of());
        return scopes.stream().map(String::valueOf).toList();
    }
}
