package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which organisation a consent was for. */
final class TenantTest {
    private final Shop shop = new Shop();
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String name(XeroConnection connection) {
        return connection.tenant().orElseThrow().name();
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private String headerOfNextCall() {
        return shop.manager.call(Shop.KEY, (token, tenantId) -> tenantId);
    }

    @Test
    void organisationConsentedToIsTakenAndNeverTheFirstListed() {
        ConnectionKey other = ConnectionKey.of("shop-8");
        shop.manager.useApp(other, shop.xeroApp());
        assertThat(name(shop.consent(Shop.KEY, shop.organisation))).isEqualTo("Corner Shop");
        XeroConnection later = shop.consent(other, second);
        assertThat(name(later)).isEqualTo("Second Shop");
        assertThat(later.tenants()).extracting(Tenant::name).containsExactly("Corner Shop", "Second Shop");
    }

    @Test
    void newestStampDecidesWhereXeroKeptTheOldConsentsId() {
        ConnectionKey first = ConnectionKey.of("first");
        shop.manager.useApp(first, shop.xeroApp());
        shop.consent(first, shop.organisation);
        shop.manager.forget(first);
        shop.manager.useApp(first, shop.xeroApp());
        shop.consent(first, second);
        shop.xero.advance(Duration.ofMinutes(1));
        assertThat(name(shop.consent(Shop.KEY, second))).isEqualTo("Second Shop");
    }

    @Test
    void sameNewestStampTwiceLeavesTheChoiceToTheOwner() {
        ConnectionKey first = ConnectionKey.of("first");
        shop.manager.useApp(first, shop.xeroApp());
        shop.consent(first, shop.organisation);
        shop.consent(Shop.KEY, second);
        shop.manager.forget(Shop.KEY);
        try (Tampering wire = new Tampering(shop.xero.baseUri());
                ConnectionManager node = shop.node().endpoints(wire.endpoints()).build()) {
            wire.connections(list -> list.replaceAll("(updatedDateUtc\":\")[^\"]*", "$12026-10-01T00:00:00.0000000")
                    .replaceAll("(authEventId\":)\"[^\"]*\"", "$1null"));
            node.useApp(Shop.KEY, shop.xeroApp());
            Consent consent = Consent.begin(node);
            XeroConnection open = consent.load(
                    shop.owner.allow(consent.request().uri(), second).getRawQuery());
            assertThat(open.status()).isEqualTo(ConnectionStatus.TENANT_CHOICE_NEEDED);
            assertThat(open.tenants()).hasSize(2);
        }
    }

    private void consentToBoth() {
        shop.app.enableBulkConnections();
        XeroConnection open = shop.consent(Shop.KEY, shop.organisation, second);
        assertThat(open.status()).isEqualTo(ConnectionStatus.TENANT_CHOICE_NEEDED);
        assertThat(open.reason()).isEqualTo(StatusReason.SEVERAL_TENANTS);
        assertThat(open.isUsable()).isFalse();
    }

    @Test
    void openChoiceGivesTokensButNoCallWithoutATenant() {
        consentToBoth();
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        ReauthorizationRequiredException refused =
                catchThrowableOfType(ReauthorizationRequiredException.class, this::headerOfNextCall);
        assertThat(refused.reason()).isEqualTo(ReauthorizationRequiredException.Reason.TENANT_CHOICE_NEEDED);
        assertThat(shop.manager.<String, RuntimeException>call(
                        Shop.KEY, second.tenantId().toString(), (token, tenant) -> tenant))
                .isEqualTo(second.tenantId().toString());
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void selectedTenantIsUsedHereAndOnOtherNodes() {
        consentToBoth();
        try (ConnectionManager other = shop.node().build()) {
            assertThat(other.accessToken(Shop.KEY).value()).isNotEmpty();
            XeroConnection selected =
                    shop.manager.selectTenant(Shop.KEY, second.tenantId().toString());
            assertThat(selected.isUsable()).isTrue();
            assertThat(name(selected)).isEqualTo("Second Shop");
            assertThat(headerOfNextCall()).isEqualTo(second.tenantId().toString());
            shop.xero.advance(Duration.ofMinutes(3));
            assertThat(other.<String, RuntimeException>call(Shop.KEY, (token, tenant) -> tenant))
                    .isEqualTo(second.tenantId().toString());
        }
        assertThat(shop.events).containsExactly("authorized", "tenantSelected");
    }

    @Test
    void unknownTenantAndConnectionIdAreRefusedWithTheRemedy() {
        XeroConnection connected = shop.consent(Shop.KEY, shop.organisation);
        String connectionId = connected.tenant().orElseThrow().connectionId();
        for (String wrong :
                new String[] {connectionId, "", "nonsense", second.tenantId().toString()}) {
            assertThatThrownBy(() -> shop.manager.selectTenant(Shop.KEY, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Pass the tenantId()");
        }
        assertThat(shown()).isEqualTo(connected);
    }

    @Test
    void organisationConnectedMeanwhileCanBeSelected() {
        shop.consent(Shop.KEY, shop.organisation);
        ConnectionKey other = ConnectionKey.of("shop-8");
        shop.manager.useApp(other, shop.xeroApp());
        shop.consent(other, second);
        assertThat(name(shop.manager.selectTenant(Shop.KEY, second.tenantId().toString())))
                .isEqualTo("Second Shop");
    }

    @Test
    void consentToAnotherOrganisationIsRefusedNamingBothAndTheOldOneServesOn() {
        shop.consent(Shop.KEY, shop.organisation);
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        AuthorizationFailedException refused =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(Shop.KEY, second));
        assertThat(refused.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT);
        assertThat(refused).hasMessageContaining("Corner Shop").hasMessageContaining("Second Shop");
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        assertThat(headerOfNextCall()).isEqualTo(shop.organisation.tenantId().toString());
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(shop.manager.accessToken(Shop.KEY)).isNotEqualTo(living);
        assertThat(name(shown())).isEqualTo("Corner Shop");
    }

    @Test
    void sameOrganisationMayBeConsentedToAgainWhetherOrNotXeroRenewsTheConsentsId() {
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        assertThat(shop.consent(Shop.KEY, shop.organisation).isUsable()).isTrue();
        try (Shop renewing = new Shop(
                XeroSandbox.builder().keepsAuthEventIdOnReconnect(false).start(), new InMemoryTokenStore())) {
            renewing.connect();
            assertThat(renewing.consent(Shop.KEY, renewing.organisation).isUsable())
                    .isTrue();
        }
    }

    @Test
    void consentThatBringsNoOrganisationIsRefused() {
        try (Tampering wire = new Tampering(shop.xero.baseUri());
                ConnectionManager node = shop.node().endpoints(wire.endpoints()).build()) {
            wire.connections(list -> "[]");
            Consent consent = Consent.begin(node);
            String query =
                    shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
            AuthorizationFailedException refused =
                    catchThrowableOfType(AuthorizationFailedException.class, () -> consent.load(query));
            assertThat(refused.reason()).isEqualTo(AuthorizationFailedException.Reason.NO_TENANT);
        }
        assertThat(shown().reason()).isEqualTo(StatusReason.NO_CONSENT);
    }

    @Test
    void organisationThatXeroNoLongerListsCannotBeSelectedBack() {
        shop.consent(Shop.KEY, shop.organisation);
        shop.owner.disconnect(shop.app, shop.organisation);
        assertThat(catchThrowable(() -> shop.manager.call(Shop.KEY, Refusal.of(403, "AuthenticationUnsuccessful"))))
                .isInstanceOf(RuntimeException.class);
        assertThat(shown().status()).isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
        String gone = shop.organisation.tenantId().toString();
        assertThat(catchThrowable(() -> shop.manager.selectTenant(Shop.KEY, gone)))
                .isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(shown().status()).isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
        assertThat(shop.xero.count(Endpoint.CONNECTIONS)).isEqualTo(3);
    }
}
