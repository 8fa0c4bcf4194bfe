package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.model.BroadScope;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.Scope;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection of broad scopes, whose owner consents to the granular ones. */
final class ScopeUpgradeTest {
    private final Shop shop = new Shop(
            XeroSandbox.builder().startAt(Instant.parse("2026-02-20T00:00:00Z")).start(), new InMemoryTokenStore());
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);

    /** Two organisations under one consent to broad scopes, in a product that asks for capabilities since. */
    @BeforeEach
    void connectBroadly() {
        shop.app.enableBulkConnections();
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        try (ConnectionManager former = shop.node()
                .scopes(Scope.OPENID, Scope.of("accounting.settings"), BroadScope.TRANSACTIONS.scope())
                .build()) {
            consent(former, shop.organisation, second);
            former.selectTenant(Shop.KEY, shop.organisation.tenantId().toString());
        }
        Instant may = Instant.parse("2026-05-04T00:00:00Z");
        for (int week = 0; week < 10; week++) {
            shop.manager.keepAlive();
            shop.xero.advance(Duration.ofDays(7));
        }
        shop.xero.advance(Duration.between(shop.xero.clock().instant(), may));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyOrganisationIsKeptWhicheverTheOwnerChooses() throws IOException {
        assertThat(shown().scopes().retiring()).containsExactly(BroadScope.TRANSACTIONS.scope());
        XeroConnection upgraded = consent(shop.manager, shop.organisation);
        assertThat(upgraded.scopes().granted()).contains(Capability.INVOICES.scope(), BroadScope.TRANSACTIONS.scope());
        assertThat(upgraded.scopes().needConsent()).isFalse();
        assertThat(upgraded.tenants().stream().map(Tenant::name))
                .containsExactlyInAnyOrder("Corner Shop", "Second Shop");
        assertThat(upgraded.tenant().map(Tenant::name)).contains("Corner Shop");
        Api api = new Api(shop.xero.baseUri());
        for (Tenant tenant : upgraded.tenants()) {
            assertThat(shop.manager.call(Shop.KEY, tenant.tenantId(), api::organisation))
                    .contains(tenant.name());
        }
    }

    @Test
    void consentForAnotherOrganisationUpgradesNothing() {
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> consent(shop.manager, third));
        assertThat(refused.reason()).isEqualTo(Reason.WRONG_TENANT);
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(shown().scopes().retiring()).containsExactly(BroadScope.TRANSACTIONS.scope());
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(consent(shop.manager, shop.organisation).scopes().needConsent())
                .isFalse();
    }

    @Test
    void testTellsTheDateTheDaysLeftAndTheWayOut() {
        CheckResult retiring = shop.manager.test(Shop.KEY).find(Check.SCOPES).orElseThrow();
        assertThat(retiring.id()).isEqualTo("scopes.retiring");
        assertThat(retiring.finding())
                .contains("13 September 2027", "They are: accounting.transactions.", "Days left: 496.");
        assertThat(retiring.ownerRemedy()).contains("Press Connect", "before 13 September 2027");
        assertThat(retiring.supportRemedy()).contains("capabilities", "custom connection");
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private XeroConnection consent(ConnectionManager manager, SandboxOrganisation... chosen) {
        AuthorizationRequest request = manager.beginAuthorization(Shop.KEY);
        URI callback = shop.owner.allow(request.uri(), chosen);
        return manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(request));
    }
}
