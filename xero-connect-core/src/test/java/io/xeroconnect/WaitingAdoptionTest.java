package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An adopted token set of another organisation is the only one there is, so nothing but the owner's word ends it. */
final class WaitingAdoptionTest {
    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
    private final OldProgram old = new OldProgram(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroConnection adopt(XeroApp app, String token, SandboxOrganisation expected) {
        return shop.manager.adopt(Shop.KEY, app, token, expected.tenantId().toString());
    }

    private AuthorizationFailedException wrong(XeroApp app, String token, SandboxOrganisation expected) {
        AuthorizationFailedException wrong =
                catchThrowableOfType(AuthorizationFailedException.class, () -> adopt(app, token, expected));
        assertThat(wrong.reason()).isEqualTo(Reason.WRONG_TENANT);
        return wrong;
    }

    private XeroConnection confirm(SandboxOrganisation organisation) {
        return shop.manager.confirmTenant(Shop.KEY, organisation.tenantId().toString());
    }

    private XeroApp anotherApp() {
        SandboxApp another = shop.xero.addWebApp("Another till", Shop.CALLBACK);
        return XeroApp.web(another.clientId(), another.secret(), Shop.CALLBACK);
    }

    private void requireWaiting() {
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().reason())
                .isEqualTo(StatusReason.TENANT_TO_CONFIRM);
    }

    private void requireAlive() {
        for (int i = 0; i < 2; i++) {
            assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    @Test
    void anotherTokenOfAnotherAppDoesNotTakeItsPlace() {
        String token = old.connect(shop.owner, shop.organisation);
        wrong(shop.xeroApp(), token, second);
        wrong(anotherApp(), "another-token", second);
        wrong(anotherApp(), token, shop.organisation);
        requireWaiting();
        assertThat(confirm(shop.organisation).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void anotherAppWaitsBesideIt() {
        wrong(shop.xeroApp(), old.connect(shop.owner, shop.organisation), second);
        shop.manager.useApp(Shop.KEY, anotherApp());
        shop.xero.advance(Duration.ofDays(50));
        shop.manager.keepAlive();
        requireWaiting();
        assertThat(confirm(shop.organisation).isUsable()).isTrue();
        requireAlive();
    }

    /** The dead connection keeps its app, and the one that waits beside it makes room. */
    @Test
    void besideAnotherAppsConnectionItWaitsUntilItsOwnAppIsSetAgain() {
        shop.manager.useApp(Shop.KEY, anotherApp());
        shop.consent(Shop.KEY, shop.organisation);
        shop.xero.advance(Duration.ofDays(61));
        assertThatThrownBy(() -> shop.manager.accessToken(Shop.KEY))
                .isInstanceOf(ReauthorizationRequiredException.class);
        String token = old.connect(shop.owner, second);
        wrong(shop.xeroApp(), token, shop.organisation);
        shop.manager.useApp(Shop.KEY, anotherApp());
        assertThatThrownBy(() -> confirm(second)).isInstanceOfSatisfying(AuthorizationFailedException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.APP_CHANGED);
            assertThat(e.remedy()).contains("useApp");
        });
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        assertThat(confirm(second).isUsable()).isTrue();
        requireAlive();
    }

    @Test
    void theRightTenantIdIsJudgedAgain() {
        String token = old.connect(shop.owner, shop.organisation);
        wrong(shop.xeroApp(), token, second);
        wrong(shop.xeroApp(), token, third);
        assertThat(adopt(shop.xeroApp(), token, shop.organisation).tenant().map(Tenant::name))
                .contains("Corner Shop");
        assertThat(shop.xero.count(
                        Endpoint.TOKEN, r -> "refresh_token".equals(r.form().get("grant_type"))))
                .isEqualTo(1);
        requireAlive();
    }

    @Test
    void anyOrganisationThatItServesMayBeConfirmed() {
        old.connect(shop.owner, shop.organisation);
        shop.xero.advance(Duration.ofDays(1));
        wrong(shop.xeroApp(), old.connect(shop.owner, second), third);
        assertThatThrownBy(() -> confirm(third)).isInstanceOf(IllegalArgumentException.class);
        requireWaiting();
        Tenant named = shop.manager
                .findConnection(Shop.KEY)
                .flatMap(XeroConnection::tenantToConfirm)
                .orElseThrow();
        SandboxOrganisation other = named.name().equals(second.name()) ? shop.organisation : second;
        assertThat(confirm(other).tenant().map(Tenant::name)).contains(other.name());
        requireAlive();
    }

    @Test
    void nobodyIsToldToPressConnectAgain() {
        AuthorizationFailedException wrong = wrong(shop.xeroApp(), old.connect(shop.owner, shop.organisation), second);
        assertThat(wrong.remedy())
                .contains("confirmTenant(key, tenantId)", "rejectTenant(key)")
                .doesNotContain("Connect");
    }
}
