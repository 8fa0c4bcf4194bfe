package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.sandbox.internal.http.Form;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class OrganisationTest {
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
    void organisationIsDescribed() {
        HttpResponse<String> response = call(shop.connect());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"Status\":\"OK\"", "\"DateTimeUTC\":\"/Date(", "\"Name\":\"Corner Shop\"")
                .contains("\"OrganisationID\":\"" + shop.books().tenantId() + "\"", "\"IsDemoCompany\":false");
    }

    @Test
    void organisationHasWhatATestOfTheConnectionReads() {
        assertThat(item(call(shop.connect())))
                .containsEntry("LegalName", "Corner Shop")
                .containsEntry("OrganisationStatus", "ACTIVE")
                .containsEntry("BaseCurrency", "AUD")
                .containsEntry("CountryCode", "AU")
                .containsEntry("Version", "AU")
                .containsEntry("Edition", "BUSINESS")
                .containsEntry("Class", "STANDARD")
                .containsKey("ShortCode");
    }

    @Test
    void detailsCanBeSetExceptWhichOrganisationItIs() {
        shop.books().setDetail("BaseCurrency", "NZD");
        shop.books().setDetail("Class", "TRIAL");
        assertThat(item(call(shop.connect())))
                .containsEntry("BaseCurrency", "NZD")
                .containsEntry("Class", "TRIAL");
        assertThatThrownBy(() -> shop.books().setDetail("OrganisationID", "another"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OrganisationID cannot be set: it says which organisation this is.");
    }

    @Test
    void demoCompanySaysSo() {
        SandboxOrganisation demo = sandbox.addDemoCompany("Demo Company (AU)", shop.user());
        Tokens tokens = client.connect(shop.app(), shop.user(), demo);
        assertThat(client.organisation(tokens.access(), demo.tenantId()).body()).contains("\"IsDemoCompany\":true");
    }

    @Test
    void expiredTokenSaysSinceWhen() {
        try (XeroSandbox other = XeroSandbox.builder()
                .startAt(Instant.parse("2023-04-09T04:46:59Z"))
                .start()) {
            Shop branch = Shop.in(other);
            Tokens tokens = branch.connect();
            other.advance(Duration.ofMinutes(30));
            HttpResponse<String> response =
                    branch.client().organisation(tokens.access(), branch.books().tenantId());
            problem(response, 401, "Unauthorized");
            assertThat(String.valueOf(TestClient.json(response).get("Detail")))
                    .matches("TokenExpired: token expired at 04/09/2023 05:(16|17):\\d\\d");
        }
    }

    @Test
    void missingScopeIs401WithAHint() {
        Form request = client.request(shop.app()).remove("scope").add("scope", "openid accounting.contacts");
        String code = TestClient.parameters(shop.user().allow(client.authorizationUri(request)))
                .get("code");
        HttpResponse<String> response = call(Tokens.of(client.exchange(shop.app(), code)));
        problem(response, 401, "Unauthorized");
        assertThat(TestClient.json(response)).containsEntry("Detail", "AuthorizationUnsuccessful");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(response.headers().firstValue("X-AppMinLimit-Remaining")).isPresent();
        assertThat(response.headers().firstValue("X-MinLimit-Remaining")).isEmpty();
    }

    @Test
    void missingOrWrongTenantIs403() {
        Tokens tokens = shop.connect();
        forbidden(client.get("/api.xro/2.0/Organisation", TestClient.bearer(tokens.access())));
        forbidden(client.organisation(tokens.access(), UUID.randomUUID()));
        forbidden(client.organisation(
                tokens.access(),
                sandbox.connectionsOf(shop.user(), shop.app()).get(0).id()));
    }

    @Test
    void missingTokenIs401() {
        problem(client.get("/api.xro/2.0/Organisation"), 401, "Unauthorized");
    }

    @Test
    void customConnectionNeedsNoTenantHeader() {
        SandboxApp custom = sandbox.addCustomConnection("Nightly", shop.books());
        Tokens tokens = Tokens.of(client.token(custom, Form.empty().add("grant_type", "client_credentials")));
        assertThat(client.get("/api.xro/2.0/Organisation", TestClient.bearer(tokens.access()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.organisation(tokens.access(), "").statusCode()).isEqualTo(200);
        forbidden(client.organisation(tokens.access(), UUID.randomUUID()));
    }

    @Test
    void instanceIsTheCorrelationId() {
        HttpResponse<String> response = client.get("/api.xro/2.0/Organisation");
        assertThat(response.headers().firstValue("Xero-Correlation-Id"))
                .contains(String.valueOf(TestClient.json(response).get("Instance")));
        assertThat(call(shop.connect()).headers().firstValue("Xero-Correlation-Id"))
                .isPresent();
    }

    @Test
    void repliesSayHowManyCallsAreLeft() {
        Tokens tokens = shop.connect();
        call(tokens);
        HttpResponse<String> second = call(tokens);
        assertThat(second.headers().firstValue("X-MinLimit-Remaining")).contains("58");
        assertThat(second.headers().firstValue("X-DayLimit-Remaining")).contains("4998");
        assertThat(second.headers().firstValue("X-AppMinLimit-Remaining")).contains("9998");
    }

    @Test
    void sixtyFirstCallInAMinuteIs429() {
        Tokens tokens = shop.connect();
        for (int i = 0; i < 60; i++) {
            assertThat(call(tokens).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> response = call(tokens);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("X-Rate-Limit-Problem")).contains("minute");
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        sandbox.advance(Duration.ofMinutes(1));
        assertThat(call(tokens).statusCode()).isEqualTo(200);
    }

    @Test
    void limitsArePerTenant() {
        SandboxOrganisation second = sandbox.addOrganisation("Second Shop", shop.user());
        shop.connect();
        Tokens tokens = client.connect(shop.app(), shop.user(), second);
        call(tokens);
        assertThat(client.organisation(tokens.access(), second.tenantId())
                        .headers()
                        .firstValue("X-MinLimit-Remaining"))
                .contains("59");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> item(HttpResponse<String> response) {
        return ((List<Map<String, Object>>) TestClient.json(response).getOrDefault("Organisations", List.of())).get(0);
    }

    private HttpResponse<String> call(Tokens tokens) {
        return client.organisation(tokens.access(), shop.books().tenantId());
    }

    private static void forbidden(HttpResponse<String> response) {
        problem(response, 403, "Forbidden");
        assertThat(TestClient.json(response)).containsEntry("Detail", "AuthenticationUnsuccessful");
    }

    private static void problem(HttpResponse<String> response, int status, String title) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestClient.json(response))
                .containsOnlyKeys("Type", "Title", "Status", "Detail", "Instance", "Extensions")
                .containsEntry("Title", title)
                .containsEntry("Status", status);
    }
}
