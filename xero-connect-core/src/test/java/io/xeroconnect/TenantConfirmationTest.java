package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A consent for another organisation switches nothing until the owner says so. */
final class TenantConfirmationTest {
    private final Shop shop = new Shop();
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);

    @AfterEach
    void close() {
        shop.close();
    }

    private AuthorizationFailedException chooseSecond() {
        shop.connect();
        return catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(Shop.KEY, second));
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    /** Asks Xero itself which organisations the app is connected to. */
    private boolean isLinked(SandboxOrganisation organisation) throws IOException {
        return isLinked(shop, organisation);
    }

    private static boolean isLinked(Shop at, SandboxOrganisation organisation) throws IOException {
        HttpRequest request = new NetHttpTransport()
                .createRequestFactory(at.manager.requestInitializer(Shop.KEY))
                .buildGetRequest(new GenericUrl(at.xero.baseUri() + "/connections"));
        return request.execute()
                .parseAsString()
                .contains(organisation.tenantId().toString());
    }

    @Test
    void theOtherOrganisationIsShownOnEveryNodeWhileTheFormerOneServes() {
        assertThat(chooseSecond()).hasMessageContaining("Connected: Corner Shop. Chosen: Second Shop.");
        try (ConnectionManager node = shop.node().build()) {
            XeroConnection shown = node.findConnection(Shop.KEY).orElseThrow();
            assertThat(shown.tenantToConfirm().map(Tenant::name)).contains("Second Shop");
            assertThat(shown.tenant().map(Tenant::name)).contains("Corner Shop");
            assertThat(shown.isUsable()).isTrue();
        }
    }

    @Test
    void whereNoneOfSeveralWasSelectedEachOfThemIsTheOneBefore() {
        shop.app.enableBulkConnections();
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.consent(Shop.KEY, shop.organisation, second);
        SandboxUser stranger = shop.xero.addUser("stranger@else.example");
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", stranger);
        Consent consent = Consent.begin(shop.manager);
        String query = stranger.allow(consent.request().uri(), third).getRawQuery();
        assertThatThrownBy(() -> consent.load(query))
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_TENANT))
                .hasMessageContaining("Corner Shop, Second Shop. Chosen: Third Shop.");
        assertThat(shown().tenants()).extracting(Tenant::name).containsExactly("Corner Shop", "Second Shop");
        XeroConnection confirmed =
                shop.manager.confirmTenant(Shop.KEY, third.tenantId().toString());
        assertThat(confirmed.tenants()).extracting(Tenant::name).containsExactly("Third Shop");
    }

    @Test
    void confirmingOnAnotherNodeSwitches() {
        chooseSecond();
        AccessToken former = shop.manager.accessToken(Shop.KEY);
        try (ConnectionManager node = shop.node().build()) {
            XeroConnection confirmed =
                    node.confirmTenant(Shop.KEY, second.tenantId().toString());
            assertThat(confirmed.tenant().map(Tenant::name)).contains("Second Shop");
            assertThat(confirmed.tenantToConfirm()).isEmpty();
            assertThat(node.accessToken(Shop.KEY)).isNotEqualTo(former);
        }
        assertThat(shop.events).containsExactly("authorized", "authorized");
    }

    @Test
    void rejectingRemovesTheLinkThatTheConsentMadeAndNothingElse() throws IOException {
        chooseSecond();
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        assertThat(isLinked(second)).isTrue();
        XeroConnection kept = shop.manager.rejectTenant(Shop.KEY);
        assertThat(kept.tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(kept.tenantToConfirm()).isEmpty();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        assertThat(isLinked(second)).isFalse();
        assertThat(isLinked(shop.organisation)).isTrue();
    }

    @Test
    void rejectingKeepsALinkThatExistedBefore() throws IOException {
        try (Shop renewing = new Shop(
                XeroSandbox.builder().keepsAuthEventIdOnReconnect(false).start(), new InMemoryTokenStore())) {
            SandboxOrganisation former = renewing.xero.addOrganisation("Former Shop", renewing.owner);
            ConnectionKey other = ConnectionKey.of("shop-8");
            renewing.manager.useApp(other, renewing.xeroApp());
            renewing.consent(other, former);
            renewing.manager.forget(other);
            renewing.xero.advance(Duration.ofDays(1));
            renewing.connect();
            assertThatThrownBy(() -> renewing.consent(Shop.KEY, former))
                    .isInstanceOf(AuthorizationFailedException.class);
            renewing.manager.rejectTenant(Shop.KEY);
            assertThat(isLinked(renewing, former)).isTrue();
        }
    }

    @Test
    void rejectingKeepsALinkThatAnotherStoredConnectionUses() throws IOException {
        chooseSecond();
        ConnectionKey other = ConnectionKey.of("shop-8");
        shop.manager.useApp(other, shop.xeroApp());
        shop.consent(other, second);
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked(second)).isTrue();
    }

    @Test
    void rejectingThatFailsAtXeroCanBeRepeated() throws IOException {
        chooseSecond();
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThatThrownBy(() -> shop.manager.rejectTenant(Shop.KEY))
                .isInstanceOf(TemporarilyUnavailableException.class)
                .hasMessageContaining("reject it again");
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked(second)).isFalse();
    }

    @Test
    void afterTenMinutesThereIsNothingToConfirm() {
        chooseSecond();
        shop.xero.advance(Duration.ofMinutes(10).plusSeconds(1));
        String id = second.tenantId().toString();
        AuthorizationFailedException late = catchThrowableOfType(
                AuthorizationFailedException.class, () -> shop.manager.confirmTenant(Shop.KEY, id));
        assertThat(late.reason()).isEqualTo(Reason.NOTHING_TO_CONFIRM);
        shop.manager.keepAlive();
        assertThat(shown().tenantToConfirm()).isEmpty();
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void onlyTheOrganisationThatWaitsCanBeConfirmed() {
        chooseSecond();
        String former = shop.organisation.tenantId().toString();
        assertThatThrownBy(() -> shop.manager.confirmTenant(Shop.KEY, former))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenantToConfirm()");
        assertThat(shown().tenantToConfirm()).isPresent();
    }

    @Test
    void theRightConsentNeedsNoWordAndEndsTheWaiting() {
        chooseSecond();
        assertThat(shop.consent(Shop.KEY, shop.organisation).tenantToConfirm()).isEmpty();
    }

    @Test
    void organisationThatLeftMeanwhileCannotBeConfirmed() {
        chooseSecond();
        shop.owner.disconnect(shop.app, second);
        String id = second.tenantId().toString();
        AuthorizationFailedException gone = catchThrowableOfType(
                AuthorizationFailedException.class, () -> shop.manager.confirmTenant(Shop.KEY, id));
        assertThat(gone.reason()).isEqualTo(Reason.NO_TENANT);
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
    }

    @Test
    void demoCompanyThatWasResetIsNotCalledAWrongChoice() {
        SandboxOrganisation demo = shop.xero.addDemoCompany("Demo Company (AU)", shop.owner);
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.consent(Shop.KEY, demo);
        demo.resetDemo();
        AuthorizationFailedException reset =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(Shop.KEY, demo));
        assertThat(reset.reason()).isEqualTo(Reason.DEMO_COMPANY_RESET);
        XeroConnection confirmed =
                shop.manager.confirmTenant(Shop.KEY, demo.tenantId().toString());
        assertThat(confirmed.tenant().map(Tenant::tenantId))
                .isEqualTo(Optional.of(demo.tenantId().toString()));
    }

    @Test
    void demoCompanyMayBeResetToAnotherCountry() {
        SandboxOrganisation australian = shop.xero.addDemoCompany("Demo Company (AU)", shop.owner);
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.consent(Shop.KEY, australian);
        australian.resetDemo();
        SandboxOrganisation british = shop.xero.addDemoCompany("Demo Company (UK)", shop.owner);
        AuthorizationFailedException reset =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(Shop.KEY, british));
        assertThat(reset.reason()).isEqualTo(Reason.DEMO_COMPANY_RESET);
    }
}
