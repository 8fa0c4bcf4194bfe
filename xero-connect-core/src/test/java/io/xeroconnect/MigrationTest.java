package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.migration.ConsentReason;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.TenantType;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.OAuth1Retirement;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection of OAuth 1.0a is swapped for a token set, or leads to a consent for the same organisation. */
final class MigrationTest {
    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
    private final Partner partner = new Partner(shop);

    @BeforeEach
    void useApp() {
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.xero.resetRequests();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Migration migrate(OAuth1Credentials credentials) {
        return shop.manager.migrate(Shop.KEY, credentials);
    }

    private void requireAlive() {
        for (int i = 0; i < 2; i++) {
            assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
            shop.xero.advance(Duration.ofMinutes(31));
        }
    }

    private void requireConsent(Migration migration, ConsentReason reason) {
        assertThat(migration.outcome()).isEqualTo(Migration.Outcome.CONSENT_NEEDED);
        assertThat(migration.reason()).contains(reason);
        assertThat(migration.connection().isUsable()).isFalse();
    }

    private XeroConnection consent(Migration migration, SandboxOrganisation chosen) {
        var request = migration.request().orElseThrow();
        URI callback = shop.owner.allow(request.uri(), chosen);
        return shop.manager.completeAuthorization(callback.getRawQuery(), Shop.cookie(request));
    }

    private void leadsToAConsentWithoutARequest(OAuth1Credentials credentials, ConsentReason reason) {
        OAuth1Credentials knowing = credentials.withOrganisation(FormerOrganisation.UNKNOWN.withTenantId(
                shop.organisation.tenantId().toString()));
        Migration asked = migrate(knowing);
        requireConsent(asked, reason);
        assertThat(shop.xero.requests()).isEmpty();
        assertThatThrownBy(() -> consent(asked, second))
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT));
        shop.manager.rejectTenant(Shop.KEY);
        Migration again = migrate(knowing);
        requireConsent(again, reason);
        assertThat(consent(again, shop.organisation).tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isZero();
        assertThat(migrate(knowing).isMigrated()).isTrue();
    }

    @Test
    void oneRequestMakesItOurs() {
        Migration migrated = migrate(partner.knowing(shop.organisation));
        assertThat(migrated.outcome()).isEqualTo(Migration.Outcome.MIGRATED);
        assertThat(migrated.reason()).isEmpty();
        assertThat(migrated.request()).isEmpty();
        assertThat(migrated.connection().isUsable()).isTrue();
        assertThat(migrated.connection().tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
        assertThat(shop.xero.count(Endpoint.TOKEN)).isZero();
        assertThat(shop.events).containsExactly("authorized");
        assertThat(shop.manager.test(Shop.KEY).isHealthy()).isTrue();
        requireAlive();
    }

    @Test
    void theOrganisationIsTheOneThatXeroNamesAmongSeveral() {
        shop.consent(Shop.KEY, second);
        shop.manager.forget(Shop.KEY);
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.xero.advance(Duration.ofDays(1));
        Migration migrated = migrate(partner.credentials(shop.organisation));
        assertThat(migrated.connection().tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(migrated.connection().tenants()).hasSize(2);
    }

    @Test
    void theAppIsTheConnectionsOwnOrElseTheManagers() {
        shop.manager.forget(Shop.KEY);
        OAuth1Credentials credentials = partner.knowing(shop.organisation);
        assertThatThrownBy(() -> migrate(credentials))
                .isInstanceOfSatisfying(
                        AppRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AppRejectedException.Reason.NO_APP));
        try (ConnectionManager vendor = shop.node().app(shop.xeroApp()).build()) {
            assertThat(vendor.migrate(Shop.KEY, credentials).isMigrated()).isTrue();
        }
    }

    @Test
    void whatWasNeverExchangeableLeadsToAConsentWithoutARequest() {
        leadsToAConsentWithoutARequest(OAuth1Credentials.privateApp(), ConsentReason.PRIVATE_APP);
        shop.manager.forget(Shop.KEY);
        shop.manager.useApp(Shop.KEY, shop.xeroApp());
        shop.xero.resetRequests();
        leadsToAConsentWithoutARequest(OAuth1Credentials.publicApp(), ConsentReason.PUBLIC_APP);
    }

    @Test
    void anExpiredTokenLeadsToAConsentWithoutARequest() {
        OAuth1Credentials partners = partner.credentials(shop.organisation);
        Instant now = shop.xero.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        leadsToAConsentWithoutARequest(partners.withExpiry(now), ConsentReason.TOKEN_EXPIRED);
    }

    @Test
    void anAppWithoutASecretLeadsToAConsentWithoutARequest() {
        XeroApp pkce =
                XeroApp.pkce(shop.xero.addPkceApp("Till app", Shop.CALLBACK).clientId(), Shop.CALLBACK);
        shop.manager.useApp(Shop.KEY, pkce);
        leadsToAConsentWithoutARequest(partner.credentials(shop.organisation), ConsentReason.APP_WITHOUT_SECRET);
    }

    @Test
    void aTokenWhoseEndIsNotKnownIsLeftToXeroToJudge() {
        OAuth1Credentials credentials = partner.knowing(shop.organisation);
        shop.xero.advance(Duration.ofMinutes(31));
        assertThat(migrate(credentials).isMigrated()).isFalse();
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    @Test
    void aConnectionInUseStaysAsItIs() {
        shop.consent(Shop.KEY, shop.organisation);
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        assertThat(migrate(partner.knowing(shop.organisation)).isMigrated()).isTrue();
        assertThat(migrate(OAuth1Credentials.privateApp()).isMigrated()).isTrue();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isZero();
    }

    @Test
    void itCanBeRepeated() {
        OAuth1Credentials credentials = partner.knowing(shop.organisation);
        migrate(credentials);
        AccessToken living = shop.manager.accessToken(Shop.KEY);
        assertThat(migrate(credentials).isMigrated()).isTrue();
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(living);
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    @Test
    void theRightOrganisationIsJudgedAgain() {
        OAuth1Credentials credentials = partner.credentials(shop.organisation);
        assertThatThrownBy(() -> migrate(credentials.withOrganisation(FormerOrganisation.UNKNOWN.withTenantId(
                        second.tenantId().toString()))))
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT));
        assertThat(migrate(credentials.withOrganisation(FormerOrganisation.UNKNOWN.withTenantId(
                                shop.organisation.tenantId().toString())))
                        .isMigrated())
                .isTrue();
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
        requireAlive();
    }

    @Test
    void whatTheOwnerDisconnectedIsNotBroughtBack() {
        migrate(partner.knowing(shop.organisation));
        shop.manager.disconnect(Shop.KEY);
        requireConsent(migrate(partner.knowing(shop.organisation)), ConsentReason.DISCONNECTED);
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
    }

    @Test
    void aTokenIsNotSwappedAgainForWhatHasEnded() {
        OAuth1Credentials credentials = partner.knowing(shop.organisation);
        migrate(credentials);
        shop.xero.advance(Duration.ofDays(61));
        assertThatThrownBy(() -> shop.manager.accessToken(Shop.KEY))
                .isInstanceOf(ReauthorizationRequiredException.class);
        requireConsent(migrate(credentials), ConsentReason.SWAPPED_BEFORE);
        assertThat(migrate(partner.knowing(shop.organisation)).isMigrated()).isTrue();
    }

    @Test
    void aConnectionOfAnotherOrganisationIsNotMigrated() {
        shop.consent(Shop.KEY, shop.organisation);
        assertThatThrownBy(() -> migrate(partner.knowing(second)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Corner Shop");
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isZero();
    }

    @Test
    void thePracticeOfAnAccountantIsAskedForAsOne() {
        Migration refused = migrate(partner.knowing(shop.organisation).withTenantType(TenantType.PRACTICE));
        requireConsent(refused, ConsentReason.TOKEN_REFUSED);
        assertThat(shop.xero.requests().get(0).query()).isEqualTo("tenantType=PRACTICE");
    }

    @Test
    void whatIsRememberedStaysThroughAnEndpointThatIsGone() {
        shop.xero.retireOAuth1(OAuth1Retirement.GONE);
        Migration gone = migrate(partner.credentials(shop.organisation)
                .withOrganisation(FormerOrganisation.UNKNOWN.withName("Corner Shop")));
        requireConsent(gone, ConsentReason.ENDPOINT_GONE);
        assertThat(gone.connection().reason()).isEqualTo(StatusReason.NO_CONSENT);
        assertThat(gone.connection().tenantName()).contains("Corner Shop");
    }

    @Test
    void noTextFormShowsASecret() {
        OAuth1Credentials credentials = partner.knowing(shop.organisation);
        String token = credentials.signing().orElseThrow().accessToken();
        shop.xero.retireOAuth1(OAuth1Retirement.GONE);
        assertThat(credentials + " " + credentials.signing() + " " + migrate(credentials))
                .doesNotContain(token)
                .doesNotContain("state=")
                .contains("redacted");
    }
}
