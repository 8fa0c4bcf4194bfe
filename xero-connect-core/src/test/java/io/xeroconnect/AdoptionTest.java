package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token set that another program kept becomes ours without a consent. */
final class AdoptionTest {
    /** Forgives no second use of a refresh token. */
    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());

    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final OldProgram old = new OldProgram(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroConnection adopt(String token) {
        return adopt(token, shop.organisation);
    }

    private XeroConnection adopt(String token, SandboxOrganisation expected) {
        return shop.manager.adopt(
                Shop.KEY, shop.xeroApp(), token, expected.tenantId().toString());
    }

    private ReauthorizationRequiredException refused(String token) {
        return catchThrowableOfType(ReauthorizationRequiredException.class, () -> adopt(token));
    }

    private AuthorizationFailedException wrong(String token) {
        return catchThrowableOfType(AuthorizationFailedException.class, () -> adopt(token, second));
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private long refreshes() {
        return shop.xero.count(
                Endpoint.TOKEN, r -> "refresh_token".equals(r.form().get("grant_type")));
    }

    private void requireAlive() {
        for (int i = 0; i < 2; i++) {
            assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    @Test
    void oneRefreshMakesItOurs() {
        XeroConnection adopted = adopt(old.connect(shop.owner, shop.organisation));
        assertThat(adopted.status()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(adopted.tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(adopted.scopes().granted()).isNotEmpty();
        assertThat(refreshes()).isEqualTo(1);
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEqualTo("none-yet");
        assertThat(refreshes()).isEqualTo(1);
        assertThat(shop.events).containsExactly("authorized");
        requireAlive();
    }

    @Test
    void theSameTokenIsNeverSentAgain() {
        String token = old.connect(shop.owner, shop.organisation);
        adopt(token);
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        assertThat(adopt(token).isUsable()).isTrue();
        assertThat(refreshes()).isEqualTo(1);
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        shop.manager.disconnect(Shop.KEY);
        assertThat(refused(token).reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED);
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void aConnectionInUseStaysAsItIs() {
        String token = old.connect(shop.owner, shop.organisation);
        shop.connect();
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        assertThat(adopt(token).isUsable()).isTrue();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        assertThat(refreshes()).isZero();
    }

    @Test
    void aConnectionOfAnotherOrganisationIsNotTakenOver() {
        String token = old.connect(shop.owner, second);
        shop.connect();
        assertThatThrownBy(() -> adopt(token, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Corner Shop")
                .hasMessageContaining("forget(key)");
        assertThat(refreshes()).isZero();
    }

    @Test
    void aDeadConnectionIsRevived() {
        String token = old.connect(shop.owner, shop.organisation);
        shop.connect();
        shop.xero.advance(Duration.ofDays(59));
        String newest = old.refresh(token);
        shop.xero.advance(Duration.ofDays(2));
        assertThatThrownBy(() -> shop.manager.accessToken(Shop.KEY))
                .isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(adopt(newest).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void anyOrganisationOfTheUserMayBeTheExpectedOne() {
        old.connect(shop.owner, shop.organisation);
        shop.xero.advance(Duration.ofDays(1));
        String newer = old.connect(shop.owner, second);
        assertThat(adopt(newer).tenant().map(Tenant::name)).contains("Corner Shop");
    }

    @Test
    void aTokenOfAnotherOrganisationWaitsWithoutATimeLimit() {
        String token = old.connect(shop.owner, shop.organisation);
        AuthorizationFailedException wrong = wrong(token);
        assertThat(wrong.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT);
        assertThat(wrong).hasMessageContaining("Expected: " + second.tenantId() + ". Found: Corner Shop.");
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_TO_CONFIRM);
        assertThat(wrong(token).reason()).isEqualTo(wrong.reason());
        assertThat(refreshes()).isEqualTo(1);
        for (int week = 0; week < 20; week++) {
            shop.xero.advance(Duration.ofDays(7));
            shop.manager.keepAlive();
        }
        XeroConnection confirmed = shop.manager.confirmTenant(
                Shop.KEY, shop.organisation.tenantId().toString());
        assertThat(confirmed.tenant().map(Tenant::name)).contains("Corner Shop");
        requireAlive();
    }

    @Test
    void aTokenOfAnotherOrganisationCanBeRejected() {
        wrong(old.connect(shop.owner, shop.organisation));
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(shown().reason()).isEqualTo(StatusReason.NO_CONSENT);
        assertThat(shop.xero.count(Endpoint.CONNECTIONS, r -> r.method().equals("DELETE")))
                .isZero();
        requireConsentOnlyFor(second, shop.organisation);
    }

    /** The organisation that an adoption expected is the one that the consent after it is expected to bring. */
    private void requireConsentOnlyFor(SandboxOrganisation expected, SandboxOrganisation another) {
        AuthorizationFailedException wrong =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(Shop.KEY, another));
        assertThat(wrong.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT);
        assertThat(shop.consent(Shop.KEY, expected).tenant().map(Tenant::name)).contains(expected.name());
    }

    @Test
    void aRefusedTokenLeadsToAConsentForTheSameOrganisation() {
        String token = old.connect(shop.owner, shop.organisation);
        old.refresh(token);
        assertThat(refused(token).reason()).isEqualTo(ReauthorizationRequiredException.Reason.TOKEN_REFUSED);
        assertThat(shown().status()).isEqualTo(ConnectionStatus.CONSENT_NEEDED);
        requireConsentOnlyFor(shop.organisation, second);
    }

    @Test
    void anOrganisationThatWasDisconnectedAtXeroHasToBeConnectedAgain() {
        String token = old.connect(shop.owner, shop.organisation);
        shop.owner.disconnect(shop.app, shop.organisation);
        assertThat(refused(token).reason()).isEqualTo(ReauthorizationRequiredException.Reason.TENANT_DISCONNECTED);
        assertThat(shown().status()).isEqualTo(ConnectionStatus.CONSENT_NEEDED);
        requireConsentOnlyFor(shop.organisation, second);
    }

    @Test
    void aWrongSecretSpendsNothing() {
        String token = old.connect(shop.owner, shop.organisation);
        String tenantId = shop.organisation.tenantId().toString();
        XeroApp wrong = XeroApp.web(shop.app.clientId(), "a-wrong-secret", Shop.CALLBACK);
        assertThatThrownBy(() -> shop.manager.adopt(Shop.KEY, wrong, token, tenantId))
                .isInstanceOfSatisfying(
                        AppRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED));
        assertThat(shown().status()).isEqualTo(ConnectionStatus.APP_REJECTED);
        assertThat(adopt(token).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void anOlderSecretServesWhereTheNewOneIsNotSavedYet() {
        String token = old.connect(shop.owner, shop.organisation);
        XeroApp unsaved = XeroApp.web(shop.app.clientId(), shop.app.addSecret(), Shop.CALLBACK)
                .withPreviousSecret(shop.app.secret());
        String tenantId = shop.organisation.tenantId().toString();
        assertThat(shop.manager.adopt(Shop.KEY, unsaved, token, tenantId).isUsable())
                .isTrue();
    }

    @Test
    void theManagersOwnAppStaysAtTheManager() {
        String token = old.connect(shop.owner, shop.organisation);
        try (ConnectionManager vendor = shop.node().app(shop.xeroApp()).build()) {
            String tenantId = shop.organisation.tenantId().toString();
            assertThat(vendor.adopt(Shop.KEY, shop.xeroApp(), token, tenantId).isUsable())
                    .isTrue();
        }
        byte[] stored = shop.store.find(Shop.KEY).orElseThrow().payload();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(shop.app.secret());
    }

    @Test
    void anAccessTokenInPlaceOfTheRefreshTokenIsNamedAndNotQuoted() {
        assertThatThrownBy(() -> adopt("eyJhbGciOi.eyJzdWIi.c2ln"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Pass the refresh_token")
                .hasMessageNotContaining("eyJhbGciOi");
        assertThatThrownBy(() -> adopt("two words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("two words");
        XeroApp custom = XeroApp.customConnection(shop.app.clientId(), shop.app.secret());
        assertThatThrownBy(() -> shop.manager.adopt(Shop.KEY, custom, "token", "tenant"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("authorize(key, app)");
        assertThat(shop.manager.findConnection(Shop.KEY)).isEmpty();
    }
}
