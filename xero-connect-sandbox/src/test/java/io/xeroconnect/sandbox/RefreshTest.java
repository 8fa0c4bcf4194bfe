package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class RefreshTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void everyRefreshGivesANewPairOfTokens() {
        Tokens first = shop.connect();
        Tokens second = refreshed(first);
        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(refreshed(second).refresh()).isNotEqualTo(second.refresh());
    }

    @Test
    void refreshedTokensKeepScopesUserAndConsent() {
        Tokens first = shop.connect();
        Map<String, Object> before = Tokens.claims(first.access());
        Map<String, Object> after = Tokens.claims(refreshed(first).access());
        for (String claim : List.of("scope", "xero_userid", "sub", "authentication_event_id", "auth_time")) {
            assertThat(after).containsEntry(claim, before.get(claim));
        }
    }

    @Test
    void supersededRefreshTokenWorksForThirtyMinutes() {
        Tokens first = shop.connect();
        refreshed(first);
        sandbox.advance(Duration.ofMinutes(29));
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
        assertThat(refresh(first).statusCode()).isEqualTo(200);
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(sandbox.isAlive(first.refresh())).isFalse();
        refused(refresh(first));
    }

    @Test
    void everyReplayGivesAnotherTokenAndLeavesItsSiblingsAlive() {
        Tokens first = shop.connect();
        Tokens second = refreshed(first);
        Tokens sibling = refreshed(first);
        assertThat(sibling.refresh()).isNotEqualTo(second.refresh());
        assertThat(refresh(second).statusCode()).isEqualTo(200);
        assertThat(refresh(sibling).statusCode()).isEqualTo(200);
    }

    @Test
    void replayAfterTheGracePeriodLeavesTheSuccessorAlive() {
        Tokens first = shop.connect();
        Tokens second = refreshed(first);
        sandbox.advance(Duration.ofMinutes(31));
        refused(refresh(first));
        assertThat(sandbox.isAlive(second.refresh())).isTrue();
    }

    @Test
    void unusedRefreshTokenLivesSixtyDays() {
        Tokens first = shop.connect();
        sandbox.advance(Duration.ofDays(60).minusMinutes(1));
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(sandbox.isAlive(first.refresh())).isFalse();
        refused(refresh(first));
    }

    @Test
    void eachRefreshBeginsSixtyNewDays() {
        Tokens tokens = shop.connect();
        for (int i = 0; i < 3; i++) {
            sandbox.advance(Duration.ofDays(59));
            tokens = refreshed(tokens);
        }
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
    }

    @Test
    void independentConsentsGiveIndependentChains() {
        Tokens one = shop.connect();
        Tokens other = shop.connect();
        refreshed(refreshed(one));
        assertThat(refresh(other).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshTokenOfAnotherAppIsRefused() {
        SandboxApp other = sandbox.addWebApp("Other", TestClient.CALLBACK);
        Tokens tokens = shop.connect();
        refused(client.refresh(other, tokens.refresh()));
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
    }

    @Test
    void accessTokenIsNoRefreshToken() {
        refused(client.refresh(shop.app(), shop.connect().access()));
    }

    @Test
    void whatAnotherProgramKeptIsOneMoreConsent() {
        Tokens ours = shop.connect();
        String kept = shop.app().issueRefreshToken(shop.user(), shop.books(), "accounting.contacts");
        Tokens tokens = Tokens.of(client.refresh(shop.app(), kept));
        assertThat(String.valueOf(Tokens.claims(tokens.access()).get("scope")))
                .contains("offline_access", "accounting.contacts");
        assertThat(sandbox.isAlive(tokens.refresh())).isTrue();
        assertThat(refresh(ours).statusCode()).isEqualTo(200);
        assertThat(sandbox.connectionsOf(shop.user(), shop.app())).hasSize(1);
        assertThatThrownBy(() -> shop.app().issueRefreshToken(shop.user(), shop.books(), "made.up"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Till may not ask for all of");
    }

    @Test
    void missingRefreshTokenIsAnInvalidRequest() {
        assertThat(client.token(shop.app(), Form.empty().add("grant_type", "refresh_token"))
                        .body())
                .isEqualTo("{\"error\":\"invalid_request\"}");
    }

    @Test
    void pkceAppRefreshesByItsIdAlone() {
        SandboxApp kiosk = sandbox.addPkceApp("Kiosk", TestClient.CALLBACK);
        Tokens tokens = Pkce.connect(client, kiosk, shop.user());
        Form form = TestClient.refreshForm(tokens.refresh()).add("client_id", kiosk.clientId());
        assertThat(client.post("/connect/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void strictSandboxEndsTheFamilyOnReuse() {
        try (XeroSandbox strict = XeroSandbox.builder().strict().start()) {
            Shop other = Shop.in(strict);
            Tokens first = other.connect();
            Tokens bystander = other.connect();
            Tokens second = Tokens.of(other.client().refresh(other.app(), first.refresh()));
            assertThat(strict.isAlive(first.refresh())).isFalse();
            assertThat(strict.isAlive(second.refresh())).isTrue();
            refused(other.client().refresh(other.app(), first.refresh()));
            assertThat(strict.isAlive(second.refresh())).isFalse();
            refused(other.client().refresh(other.app(), second.refresh()));
            assertThat(strict.isAlive(bystander.refresh())).isTrue();
        }
    }

    @Test
    void lifetimesCanBeChosen() {
        try (XeroSandbox quick = XeroSandbox.builder()
                .accessTokenLifetime(Duration.ofSeconds(90))
                .gracePeriod(Duration.ofSeconds(60))
                .idleLifetime(Duration.ofHours(1))
                .codeLifetime(Duration.ofSeconds(20))
                .idTokenLifetime(Duration.ofSeconds(10))
                .startAt(Instant.parse("2030-01-01T00:00:00Z"))
                .start()) {
            Shop other = Shop.in(quick);
            HttpResponse<String> response =
                    other.client().exchange(other.app(), other.client().code(other.app(), other.user()));
            assertThat(TestClient.json(response)).containsEntry("expires_in", 90);
            Tokens first = Tokens.of(response);
            assertThat(life(first.id())).isEqualTo(10);
            Tokens second = Tokens.of(other.client().refresh(other.app(), first.refresh()));
            quick.advance(Duration.ofSeconds(61));
            assertThat(quick.isAlive(first.refresh())).isFalse();
            quick.advance(Duration.ofHours(1));
            assertThat(quick.isAlive(second.refresh())).isFalse();
            assertThat(quick.clock().instant()).isBetween("2030-01-01T01:01:00Z", "2030-01-01T01:30:00Z");
        }
    }

    private static long life(String jwt) {
        Map<String, Object> claims = Tokens.claims(jwt);
        return number(claims, "exp") - number(claims, "nbf");
    }

    private static long number(Map<String, Object> claims, String name) {
        return Long.parseLong(String.valueOf(claims.get(name)));
    }

    private HttpResponse<String> refresh(Tokens tokens) {
        return client.refresh(shop.app(), tokens.refresh());
    }

    private Tokens refreshed(Tokens tokens) {
        return Tokens.of(refresh(tokens));
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("{\"error\":\"invalid_grant\"}");
    }
}
