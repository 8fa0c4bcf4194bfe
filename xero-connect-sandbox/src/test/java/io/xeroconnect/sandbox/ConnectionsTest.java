package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class ConnectionsTest {
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
    void connectionHasXerosFields() {
        Map<String, Object> item = list(shop.connect()).get(0);
        SandboxConnection truth = only();
        assertThat(item)
                .containsOnlyKeys(
                        "id", "authEventId", "tenantId", "tenantType", "tenantName", "createdDateUtc", "updatedDateUtc")
                .containsEntry("id", truth.id().toString())
                .containsEntry("tenantId", shop.books().tenantId().toString())
                .containsEntry("tenantType", "ORGANISATION")
                .containsEntry("tenantName", "Corner Shop");
    }

    @Test
    void datesHaveNoZoneAndSevenFractionDigits() {
        Map<String, Object> item = list(shop.connect()).get(0);
        assertThat(String.valueOf(item.get("createdDateUtc")))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}");
    }

    @Test
    void authEventIdIsInTheAccessToken() {
        Tokens tokens = shop.connect();
        assertThat(Tokens.claims(tokens.access()))
                .containsEntry("authentication_event_id", list(tokens).get(0).get("authEventId"));
    }

    @Test
    void listHasEveryTenantOfTheUserWhicheverTokenIsUsed() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        Tokens first = shop.connect();
        Tokens later = client.connect(shop.app(), shop.user(), second);
        assertThat(list(first)).hasSize(2).isEqualTo(list(later));
    }

    @Test
    void listCanBeFilteredByConsent() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        shop.connect();
        Tokens later = client.connect(shop.app(), shop.user(), second);
        Object event = Tokens.claims(later.access()).get("authentication_event_id");
        HttpResponse<String> response =
                client.get("/connections?authEventId=" + event, TestClient.bearer(later.access()));
        assertThat(response.body()).contains("Second Shop").doesNotContain("Corner Shop");
    }

    @Test
    void othersConnectionsAreNotListed() {
        SandboxUser other = sandbox.addUser("other@shop.example");
        shop.books().addUser(other);
        Tokens theirs = client.connect(shop.app(), other, shop.books());
        shop.connect();
        assertThat(list(theirs)).hasSize(1);
    }

    @Test
    void connectingAgainKeepsTheIdAndMovesTheUpdate() {
        shop.connect();
        SandboxConnection before = only();
        sandbox.advance(Duration.ofDays(1));
        Tokens again = shop.connect();
        SandboxConnection after = only();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.created()).isEqualTo(before.created());
        assertThat(after.updated()).isAfter(before.updated());
        assertThat(after.authEventId()).isEqualTo(before.authEventId());
        assertThat(Tokens.claims(again.access()))
                .doesNotContainEntry(
                        "authentication_event_id", after.authEventId().toString());
    }

    @Test
    void connectingAgainCanTakeTheNewAuthEventId() {
        try (XeroSandbox other =
                XeroSandbox.builder().keepsAuthEventIdOnReconnect(false).start()) {
            Shop branch = Shop.in(other);
            branch.connect();
            Tokens again = branch.connect();
            SandboxConnection connection =
                    other.connectionsOf(branch.user(), branch.app()).get(0);
            assertThat(Tokens.claims(again.access()))
                    .containsEntry(
                            "authentication_event_id", connection.authEventId().toString());
        }
    }

    @Test
    void deletingEndsTheConnectionButNotTheTokens() {
        Tokens tokens = shop.connect();
        HttpResponse<String> response = delete(tokens, only().id());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        Tokens next = Tokens.of(client.refresh(shop.app(), tokens.refresh()));
        assertThat(client.connections(next.access()).statusCode()).isEqualTo(200);
        assertThat(list(next)).isEmpty();
        assertThat(client.organisation(next.access(), shop.books().tenantId()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void deletingTwiceIsNotFound() {
        Tokens tokens = shop.connect();
        UUID id = only().id();
        delete(tokens, id);
        assertThat(delete(tokens, id).statusCode()).isEqualTo(404);
        assertThat(delete(tokens, UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void deletingByTenantIdOrAuthEventIdIsForbidden() {
        Tokens tokens = shop.connect();
        forbidden(delete(tokens, shop.books().tenantId()));
        forbidden(delete(tokens, only().authEventId()));
        assertThat(list(tokens)).hasSize(1);
    }

    @Test
    void deletingAnothersConnectionIsForbidden() {
        SandboxUser other = sandbox.addUser("other@shop.example");
        shop.books().addUser(other);
        Tokens theirs = client.connect(shop.app(), other, shop.books());
        shop.connect();
        forbidden(delete(theirs, only().id()));
    }

    @Test
    void listNeedsAToken() {
        assertThat(client.get("/connections").statusCode()).isEqualTo(401);
        assertThat(client.connections("rubbish").statusCode()).isEqualTo(401);
    }

    @Test
    void listRefusesAnExpiredToken() {
        Tokens tokens = shop.connect();
        sandbox.advance(Duration.ofMinutes(30));
        HttpResponse<String> response = client.connections(tokens.access());
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(String.valueOf(TestClient.json(response).get("Detail"))).startsWith("TokenExpired");
    }

    @Test
    void tokenOfAnotherSandboxIsRefused() {
        try (XeroSandbox other = XeroSandbox.start()) {
            assertThat(client.connections(Shop.in(other).connect().access()).statusCode())
                    .isEqualTo(401);
        }
    }

    private SandboxConnection only() {
        return sandbox.connectionsOf(shop.user(), shop.app()).get(0);
    }

    private List<Map<String, Object>> list(Tokens tokens) {
        return TestClient.list(client.connections(tokens.access()));
    }

    private HttpResponse<String> delete(Tokens tokens, UUID id) {
        return client.delete("/connections/" + id, TestClient.bearer(tokens.access()));
    }

    private static void forbidden(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(TestClient.json(response)).containsEntry("Detail", "AuthenticationUnsuccessful");
    }
}
