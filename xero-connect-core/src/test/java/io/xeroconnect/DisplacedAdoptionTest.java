package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An adopted token set that was refreshed and not yet checked is lost only to what has succeeded in its place. */
final class DisplacedAdoptionTest {
    private static final Fault NO_ORGANISATION = Fault.status(200, "application/json", "[]");

    /** Forgives no second use of a refresh token. */
    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());

    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
    private final XeroApp another = anotherApp();
    private final String token = new OldProgram(shop).connect(shop.owner, shop.organisation);

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroApp anotherApp() {
        SandboxApp app = shop.xero.addWebApp("Another till", Shop.CALLBACK);
        return XeroApp.web(app.clientId(), app.secret(), Shop.CALLBACK);
    }

    private XeroConnection adopt(ConnectionManager by, XeroApp app, String refreshToken) {
        return by.adopt(
                Shop.KEY, app, refreshToken, shop.organisation.tenantId().toString());
    }

    private void adoptUnchecked(ConnectionManager by) {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(() -> adopt(by, shop.xeroApp(), token)).isInstanceOf(TemporarilyUnavailableException.class);
    }

    private void adoptUnchecked() {
        adoptUnchecked(shop.manager);
    }

    private void refuseConsent(SandboxOrganisation chosen, Reason reason) {
        assertThatThrownBy(() -> shop.consent(Shop.KEY, chosen))
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private void requireAlive() {
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
        for (int i = 0; i < 2; i++) {
            assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    private long refreshes() {
        return shop.xero.count(
                Endpoint.TOKEN, r -> "refresh_token".equals(r.form().get("grant_type")));
    }

    @Test
    void anotherAppWaitsBesideItUntilItsConsentSucceeds() {
        adoptUnchecked();
        shop.manager.useApp(Shop.KEY, another);
        requireAlive();
        assertThat(shown().clientId()).contains(another.clientId());
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void aRefusedSecretOfItsOwnAppIsSaidAlthoughAnotherAppWaits() {
        adoptUnchecked();
        shop.manager.useApp(Shop.KEY, another);
        String former = shop.app.secret();
        String renewed = shop.app.addSecret();
        shop.app.saveSecret(renewed);
        shop.app.deleteSecret(former);
        shop.xero.advance(Duration.ofMinutes(31));
        assertThatThrownBy(() -> shop.manager.accessToken(Shop.KEY)).isInstanceOf(AppRejectedException.class);
        assertThat(shown().reason()).isEqualTo(StatusReason.SECRET_REJECTED);
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), renewed, Shop.CALLBACK));
        requireAlive();
    }

    @Test
    void anotherAppsTokenFindsItFinished() {
        adoptUnchecked();
        assertThat(adopt(shop.manager, another, "another-token").clientId()).contains(shop.app.clientId());
        assertThat(refreshes()).isEqualTo(1);
        requireAlive();
    }

    @Test
    void anotherAppsTokenWaitsWhileItCannotBeFinished() {
        adoptUnchecked();
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(() -> adopt(shop.manager, another, "another-token"))
                .isInstanceOf(TemporarilyUnavailableException.class);
        requireAlive();
        assertThat(shown().clientId()).contains(shop.app.clientId());
    }

    @Test
    void aTokenThatWasNeverSentGivesWayToTheRightApp() {
        XeroApp mistaken = XeroApp.web(another.clientId(), "a-wrong-secret", Shop.CALLBACK);
        assertThatThrownBy(() -> adopt(shop.manager, mistaken, token)).isInstanceOf(AppRejectedException.class);
        assertThat(adopt(shop.manager, shop.xeroApp(), token).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void aConsentThatBringsNothingGivesItBack() {
        adoptUnchecked();
        shop.xero.faults().next(Endpoint.CONNECTIONS, NO_ORGANISATION);
        refuseConsent(shop.organisation, Reason.NO_TENANT);
        requireAlive();
    }

    @Test
    void aConsentThatNobodyConfirmsGivesItBack() {
        adoptUnchecked();
        refuseConsent(second, Reason.WRONG_TENANT);
        shop.xero.advance(Duration.ofMinutes(11));
        shop.manager.keepAlive();
        requireAlive();
    }

    @Test
    void aSecondConsentThatFailsGivesItBackToo() {
        adoptUnchecked();
        refuseConsent(second, Reason.WRONG_TENANT);
        refuseConsent(third, Reason.WRONG_TENANT);
        shop.manager.rejectTenant(Shop.KEY);
        requireAlive();
    }

    @Test
    void oneThatWaitsForItsOwnersWordWaitsOnAfterAConsentThatIsRejected() {
        assertThatThrownBy(() -> shop.manager.adopt(
                        Shop.KEY, shop.xeroApp(), token, second.tenantId().toString()))
                .isInstanceOf(AuthorizationFailedException.class);
        refuseConsent(third, Reason.WRONG_TENANT);
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_TO_CONFIRM);
        shop.manager.confirmTenant(Shop.KEY, shop.organisation.tenantId().toString());
        requireAlive();
    }

    @Test
    void aConsentThatSucceedsTakesItsPlaceForGood() {
        adoptUnchecked();
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        shop.manager.disconnect(Shop.KEY);
        assertThatThrownBy(() -> adopt(shop.manager, shop.xeroApp(), token))
                .isInstanceOfSatisfying(
                        ReauthorizationRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED));
        assertThat(refreshes()).isEqualTo(1);
    }

    @Test
    void anotherAppWaitsBesideItWhileItIsAside() {
        adoptUnchecked();
        refuseConsent(second, Reason.WRONG_TENANT);
        shop.manager.useApp(Shop.KEY, another);
        shop.xero.advance(Duration.ofMinutes(11));
        shop.manager.keepAlive();
        requireAlive();
    }

    @Test
    void theRightTenantIdIsHeardWhileItIsAside() {
        assertThatThrownBy(() -> shop.manager.adopt(
                        Shop.KEY, shop.xeroApp(), token, second.tenantId().toString()))
                .isInstanceOf(AuthorizationFailedException.class);
        refuseConsent(third, Reason.WRONG_TENANT);
        assertThatThrownBy(() -> adopt(shop.manager, shop.xeroApp(), token))
                .isInstanceOf(AuthorizationFailedException.class);
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(adopt(shop.manager, shop.xeroApp(), token).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void anotherTokenDoesNotGoFirstWhileARejectedConsentIsCleanedUp() {
        adoptUnchecked();
        refuseConsent(second, Reason.WRONG_TENANT);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(() -> shop.manager.rejectTenant(Shop.KEY))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(() -> adopt(shop.manager, shop.xeroApp(), "another-token"))
                .isInstanceOf(TemporarilyUnavailableException.class);
        assertThat(refreshes()).isEqualTo(1);
        requireAlive();
        assertThat(shop.xero.count(Endpoint.CONNECTIONS, r -> r.method().equals("DELETE")))
                .isEqualTo(3);
    }

    /** Its writes: prepared, candidate, claim, commit, promotion. */
    @Test
    void whatItsRefreshBringsWhileAConsentWaitsIsKeptAside() {
        SpoiltStore spoilt = new SpoiltStore(shop.store);
        AtomicReference<Throwable> consented = new AtomicReference<>();
        Runnable consent = () -> consented.set(catchThrowable(() -> shop.consent(Shop.KEY, second)));
        spoilt.beforeWriting(
                () -> spoilt.beforeWriting(() -> spoilt.beforeWriting(() -> spoilt.beforeWriting(consent))));
        try (ConnectionManager node = shop.node(spoilt).build()) {
            assertThatThrownBy(() -> adopt(node, shop.xeroApp(), token))
                    .isInstanceOf(TemporarilyUnavailableException.class);
        }
        assertThat(consented.get()).isInstanceOf(AuthorizationFailedException.class);
        shop.manager.rejectTenant(Shop.KEY);
        requireAlive();
    }

    @Test
    void aCustomConnectionThatXeroRefusesLeavesIt() {
        adoptUnchecked();
        XeroApp refused = XeroApp.customConnection(another.clientId(), "a-wrong-secret");
        assertThatThrownBy(() -> shop.manager.authorize(Shop.KEY, refused)).isInstanceOf(AppRejectedException.class);
        requireAlive();
    }

    @Test
    void aCustomConnectionThatWorksTakesItsPlace() {
        adoptUnchecked();
        SandboxApp custom = shop.xero.addCustomConnection("Own app", shop.organisation);
        XeroApp app = XeroApp.customConnection(custom.clientId(), custom.secret());
        assertThat(shop.manager.authorize(Shop.KEY, app).isUsable()).isTrue();
        assertThat(shown().clientId()).contains(custom.clientId());
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void itServesAgainWhenTheManagersAppIsItsOwnAgain() {
        try (ConnectionManager before = shop.node().app(shop.xeroApp()).build();
                ConnectionManager changed = shop.node().app(another).build()) {
            adoptUnchecked(before);
            requireAppChanged(catchThrowable(() -> changed.accessToken(Shop.KEY)));
            requireAppChanged(catchThrowable(() -> adopt(changed, another, "another-token")));
            requireAppChanged(catchThrowable(() -> changed.call(Shop.KEY, (access, tenantId) -> tenantId)));
            shop.xero.advance(Duration.ofDays(50));
            changed.keepAlive();
            assertThat(changed.findConnection(Shop.KEY).orElseThrow().reason()).isEqualTo(StatusReason.APP_CHANGED);
            assertThat(before.accessToken(Shop.KEY).value()).isNotEmpty();
            assertThat(before.refresh(Shop.KEY).value()).isNotEmpty();
        }
    }

    private static void requireAppChanged(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        ReauthorizationRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ReauthorizationRequiredException.Reason.APP_CHANGED));
    }
}
