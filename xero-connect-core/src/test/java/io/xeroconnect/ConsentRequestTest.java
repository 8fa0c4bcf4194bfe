package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.store.TokenRecord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the first leg sends to Xero and to the browser. */
final class ConsentRequestTest {
    private final Shop shop = new Shop();

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void requestNamesAppAndCallbackAndAsksForACode() {
        Map<String, String> sent = Consent.begin(shop.manager).parameters();
        assertThat(sent)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", shop.app.clientId())
                .containsEntry("redirect_uri", Shop.CALLBACK.toString())
                .containsEntry("code_challenge_method", "S256");
    }

    @Test
    void scopesAreThoseAskedForAndOfflineAccessSeparatedByPercent20() {
        String query = Consent.begin(shop.manager).request().uri().getRawQuery();
        assertThat(query)
                .contains("scope=accounting.invoices%20accounting.settings.read%20offline_access%20openid")
                .doesNotContain("+")
                .doesNotContain("app.connections");
    }

    @Test
    void offlineAccessIsAddedToScopesSetOneByOne() {
        try (ConnectionManager manager =
                shop.node().scopes(Scope.of("accounting.contacts")).build()) {
            assertThat(Consent.begin(manager).parameters())
                    .containsEntry("scope", "accounting.contacts offline_access");
        }
    }

    @Test
    void stateNonceAndChallengeAreFreshEachTimeAndLong() {
        Map<String, String> one = Consent.begin(shop.manager).parameters();
        Map<String, String> two = Consent.begin(shop.manager).parameters();
        for (String name : List.of("state", "nonce", "code_challenge")) {
            assertThat(one.get(name)).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(two.get(name));
        }
        assertThat(one.get("state")).isNotEqualTo(one.get("nonce"));
    }

    @Test
    void verifierThatProvesTheChallengeIsSentWithTheCode() {
        Consent consent = Consent.begin(shop.manager);
        consent.load(shop.owner.allow(consent.request().uri()).getRawQuery());
        SandboxRequest exchange = shop.xero.requests().stream()
                .filter(request -> request.endpoint() == Endpoint.TOKEN)
                .findFirst()
                .orElseThrow();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.form()).containsKey("code_verifier");
        assertThat(exchange.authorizationScheme()).isEqualTo("Basic");
        String challenge = consent.parameters().getOrDefault("code_challenge", "");
        assertThat(Base64.getUrlDecoder().decode(challenge)).hasSize(32);
    }

    @Test
    void verifierIsLongAndUnreservedAndOnlyItsHashIsInTheAddress() throws JsonException {
        Consent consent = Consent.begin(shop.manager);
        TokenRecord pending = shop.store.page("", 10).stream()
                .filter(record -> record.key().isReserved())
                .findFirst()
                .orElseThrow();
        String verifier = Json.object(pending.payload()).requiredText("verifier");
        assertThat(verifier).matches("[A-Za-z0-9._~-]{43,128}");
        assertThat(consent.request().uri().toString()).doesNotContain(verifier);
    }

    /** Each way of writing it again would change a letter of this one. */
    @Test
    void codeIsExchangedUnderTheSameRedirectUriToTheLetter() {
        URI odd = URI.create("https://POS.example/xero/%7Ecallback?shop=a%20b&from=%2fhome");
        var app = shop.xero.addWebApp("Odd", odd);
        shop.manager.useApp(Shop.KEY, XeroApp.web(app.clientId(), app.secret(), odd));
        Consent consent = Consent.begin(shop.manager);
        assertThat(consent.parameters()).containsEntry("redirect_uri", odd.toString());
        consent.load(shop.owner.allow(consent.request().uri()).getRawQuery());
        assertThat(shop.xero.requests())
                .filteredOn(request -> request.endpoint() == Endpoint.TOKEN)
                .singleElement()
                .satisfies(request -> assertThat(request.form()).containsEntry("redirect_uri", odd.toString()));
    }

    @Test
    void queryOfTheAuthorizationEndpointIsKept() {
        URI endpoint = URI.create(shop.xero.baseUri() + "/identity/connect/authorize?region=nz");
        try (ConnectionManager node = shop.node()
                .endpoints(XeroEndpoints.builder().authorization(endpoint).build())
                .build()) {
            assertThat(Consent.begin(node).parameters())
                    .containsEntry("region", "nz")
                    .containsEntry("response_type", "code");
        }
    }

    @Test
    void cookieOfAnHttpsCallbackBelongsToThatHostAlone() {
        String cookie = shop.manager.beginAuthorization(Shop.KEY).bindingCookie();
        assertThat(cookie).startsWith("__Host-").doesNotContain("Domain");
        assertThat(attributes(cookie)).contains("Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600");
    }

    @Test
    void cookieOfALocalCallbackIsNotSecureBecauseTheBrowserWouldDropIt() {
        URI local = URI.create("http://localhost:8742/callback");
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), shop.app.secret(), local));
        String cookie = shop.manager.beginAuthorization(Shop.KEY).bindingCookie();
        assertThat(cookie).doesNotStartWith("__");
        assertThat(attributes(cookie))
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void eachTabHasACookieOfItsOwn() {
        String one = shop.manager.beginAuthorization(Shop.KEY).bindingCookie();
        String two = shop.manager.beginAuthorization(Shop.KEY).bindingCookie();
        assertThat(one.split("=", 2)[0]).isNotEqualTo(two.split("=", 2)[0]);
    }

    @Test
    void cookieGivesAwayNeitherStateNorKey() {
        Consent consent = Consent.begin(shop.manager);
        assertThat(consent.request().bindingCookie())
                .doesNotContain(consent.state())
                .doesNotContain(Shop.KEY.value());
    }

    @Test
    void storedConsentIsFoundOnlyByWhoKnowsTheState() {
        Consent consent = Consent.begin(shop.manager);
        for (TokenRecord record : shop.store.page("", 10)) {
            String stored = new String(record.payload(), StandardCharsets.UTF_8);
            assertThat(record.key().value()).doesNotContain(consent.state());
            assertThat(stored)
                    .doesNotContain(consent.state())
                    .doesNotContain(consent.cookie().replaceAll(".*=", ""));
        }
    }

    @Test
    void usedConsentKeepsNoVerifier() {
        Consent consent = Consent.begin(shop.manager);
        consent.load(shop.owner.allow(consent.request().uri()).getRawQuery());
        String nonce = consent.parameters().getOrDefault("nonce", "");
        TokenRecord used = shop.store.page("", 10).stream()
                .filter(record -> record.key().isReserved())
                .findFirst()
                .orElseThrow();
        assertThat(new String(used.payload(), StandardCharsets.UTF_8))
                .contains("\"verifier\":\"\"")
                .doesNotContain(nonce);
    }

    @Test
    void publicAppIsConnectedWithoutASecret() {
        ConnectionKey key = ConnectionKey.of("till");
        var pkce = shop.xero.addPkceApp("Till", Shop.CALLBACK);
        shop.manager.useApp(key, XeroApp.pkce(pkce.clientId(), Shop.CALLBACK));
        assertThat(shop.consent(key, shop.organisation).isUsable()).isTrue();
        assertThat(shop.xero.requests())
                .filteredOn(request -> request.endpoint() == Endpoint.TOKEN)
                .allSatisfy(request -> {
                    assertThat(request.authorizationScheme()).isEmpty();
                    assertThat(request.form()).containsEntry("client_id", pkce.clientId());
                });
    }

    private static List<String> attributes(String cookie) {
        return Arrays.asList(cookie.split("; ", -1));
    }
}
