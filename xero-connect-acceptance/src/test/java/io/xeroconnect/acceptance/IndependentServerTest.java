package io.xeroconnect.acceptance;

import static io.xeroconnect.acceptance.IndependentServer.CALLBACK;
import static io.xeroconnect.acceptance.IndependentServer.CLIENT_ID;
import static io.xeroconnect.acceptance.IndependentServer.PASSWORD;
import static io.xeroconnect.acceptance.IndependentServer.SECRET;
import static io.xeroconnect.acceptance.IndependentServer.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A shop's whole life at an authorization server that is not ours, so that the library and the sandbox cannot share a
 * mistake about the RFCs.
 */
final class IndependentServerTest {
    private static final ConnectionKey SHOP = ConnectionKey.of("shop-7");
    private static final XeroApp APP = XeroApp.web(CLIENT_ID, SECRET, CALLBACK);

    private final IndependentServer server = IndependentServer.start();
    private final TokenStore store = new InMemoryTokenStore();
    private final TickingClock clock = new TickingClock();
    private final ConnectionManager xero = manager(server.endpoints());

    private ConnectionManager manager(XeroEndpoints endpoints) {
        return ConnectionManager.builder(store)
                .endpoints(endpoints)
                .scopes(Scope.OPENID, Scope.of("accounting.settings.read"))
                .clock(clock)
                .build();
    }

    @AfterEach
    void stop() {
        xero.close();
        server.close();
    }

    @Test
    void aShopConnectsCallsRefreshesReconnectsAndDisconnects() throws Exception {
        XeroConnection connected = connect(xero);
        assertThat(connected.status()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(connected.tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(connected.scopes().granted()).contains(Scope.OPENID, Scope.OFFLINE_ACCESS);

        AccessToken first = xero.accessToken(SHOP);
        assertThat(organisation()).contains("Corner Shop");

        AccessToken forced = xero.refresh(SHOP);
        assertThat(forced.value()).isNotEqualTo(first.value());
        assertThat(organisation()).contains("Corner Shop");

        clock.tick(Duration.ofMinutes(30));
        AccessToken second = xero.accessToken(SHOP);
        assertThat(second.value()).isNotEqualTo(forced.value());

        String newSecret = "second-secret-of-the-corner-shop";
        server.replaceSecret(newSecret);
        xero.useApp(SHOP, XeroApp.web(CLIENT_ID, newSecret, CALLBACK));
        // The clock of this server did not tick along, and the test says so.
        assertThat(xero.test(SHOP).results().stream()
                        .filter(result -> result.outcome() == CheckResult.Outcome.FAIL)
                        .map(CheckResult::id))
                .containsExactly("clock.wrong");
        AccessToken third = xero.refresh(SHOP);
        assertThat(server.refreshTokenOf(third.value())).isPresent();

        assertThat(xero.planDisconnect(SHOP).removedAtXero()).hasSize(1);
        xero.disconnect(SHOP);
        assertThat(server.api().connections()).isEmpty();
        assertThat(server.refreshTokenOf(third.value()))
                .as("revoked by RFC 7009")
                .isEmpty();
        ReauthorizationRequiredException ended =
                catchThrowableOfType(ReauthorizationRequiredException.class, () -> xero.accessToken(SHOP));
        assertThat(ended.reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED);
    }

    @Test
    void idAndSecretAreTestedBeforeAnyConsent() {
        xero.useApp(SHOP, APP);
        assertThat(xero.test(SHOP).isHealthy()).isTrue();

        xero.useApp(SHOP, XeroApp.web(CLIENT_ID, "not-the-secret-of-the-shop", CALLBACK));
        ConnectionKey other = ConnectionKey.of("shop-8");
        xero.useApp(other, XeroApp.web(CLIENT_ID, "not-the-secret-of-the-shop", CALLBACK));
        assertThat(xero.test(other).find(Check.APP_CREDENTIALS).orElseThrow().id())
                .isEqualTo("app.secret-rejected");
    }

    @Test
    void refreshRotatesTheRefreshTokenAndTheOldOneIsRefused() throws Exception {
        connect(xero);
        String before = server.refreshTokenOf(xero.accessToken(SHOP).value()).orElseThrow();

        String after = server.refreshTokenOf(xero.refresh(SHOP).value()).orElseThrow();

        assertThat(after).isNotEqualTo(before);
        HttpResponse<String> reuse = spend(before);
        assertThat(reuse.statusCode()).isEqualTo(400);
        assertThat(reuse.body()).contains("invalid_grant");
        xero.refresh(SHOP);
    }

    @Test
    void aGrantThatTheServerDroppedAsksForConsentAndComesBackByIt() throws Exception {
        connect(xero);
        server.dropGrantOf(xero.accessToken(SHOP).value());

        ReauthorizationRequiredException refused =
                catchThrowableOfType(ReauthorizationRequiredException.class, () -> xero.refresh(SHOP));

        assertThat(refused.reason()).isEqualTo(ReauthorizationRequiredException.Reason.TOKEN_REFUSED);
        assertThat(xero.findConnection(SHOP).orElseThrow().status())
                .isEqualTo(ConnectionStatus.REAUTHORIZATION_REQUIRED);
        assertThat(consent(xero).isUsable()).isTrue();
    }

    @Test
    void aDeletedSecretIsTheAppsProblemAndLosesNothing() throws Exception {
        connect(xero);
        server.replaceSecret("another-secret-of-the-corner-shop");

        AppRejectedException refused = catchThrowableOfType(AppRejectedException.class, () -> xero.refresh(SHOP));
        assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);

        xero.useApp(SHOP, XeroApp.web(CLIENT_ID, "another-secret-of-the-corner-shop", CALLBACK));
        assertThat(xero.refresh(SHOP).value()).isNotEmpty();
    }

    @Test
    void anIdTokenOfAnotherIssuerIsRefused() throws Exception {
        XeroEndpoints there = server.endpoints();
        XeroEndpoints mistaken = new XeroEndpoints(
                there.authorization(),
                there.token(),
                there.revocation(),
                there.keys(),
                there.connections(),
                there.api(),
                there.migration(),
                "https://identity.example");
        try (ConnectionManager strict = manager(mistaken)) {
            AuthorizationFailedException refused =
                    catchThrowableOfType(AuthorizationFailedException.class, () -> connect(strict));
            assertThat(refused.reason()).isEqualTo(AuthorizationFailedException.Reason.ID_TOKEN_INVALID);
            assertThat(refused).hasMessageContaining("(iss)");
        }
    }

    private XeroConnection connect(ConnectionManager manager) throws Exception {
        manager.useApp(SHOP, APP);
        return consent(manager);
    }

    private static XeroConnection consent(ConnectionManager manager) throws Exception {
        AuthorizationRequest request = manager.beginAuthorization(SHOP);
        URI callback = new OwnersBrowser(CALLBACK).allow(request.uri(), USER, PASSWORD);
        return manager.completeAuthorization(callback.getRawQuery(), request.bindingCookie());
    }

    private String organisation() throws IOException {
        return new NetHttpTransport()
                .createRequestFactory(xero.requestInitializer(SHOP))
                .buildGetRequest(new GenericUrl(server.endpoints().api().resolve("Organisation")))
                .execute()
                .parseAsString();
    }

    private HttpResponse<String> spend(String refreshToken) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((CLIENT_ID + ":" + SECRET).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.endpoints().token())
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=refresh_token&refresh_token=" + refreshToken))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
    }
}
