package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.OAuth1Retirement;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections of OAuth 1.0a and of OAuth 2.0 come along in one plan. */
final class MixedMigrationPlanTest {
    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());
    private final LegacyShops shops = new LegacyShops(shop, 3);
    private final Partner partner = new Partner(shop);
    private final List<SandboxOrganisation> former = IntStream.range(0, 4)
            .mapToObj(i -> shop.xero.addOrganisation("Former " + i, shop.owner))
            .toList();
    private final List<OAuth1Credentials> credentials =
            former.stream().map(partner::knowing).toList();
    private final MigrationPlan plan = MigrationPlan.with(shop.manager)
            .concurrency(1)
            .consentLink(key -> URI.create("https://pos.example/connect/" + key));

    @AfterEach
    void close() {
        shop.close();
    }

    private static ConnectionKey key(int number) {
        return ConnectionKey.of("former-" + number);
    }

    private Stream<LegacyConnection> partners() {
        return IntStream.range(0, 4)
                .mapToObj(i -> LegacyConnection.ofOAuth1(key(i), shop.xeroApp(), credentials.get(i)));
    }

    private static LegacyConnection privateOne(XeroApp app) {
        OAuth1Credentials of =
                OAuth1Credentials.privateApp().withOrganisation(FormerOrganisation.UNKNOWN.withName("Private Shop"));
        return LegacyConnection.ofOAuth1(ConnectionKey.of("private"), app, of);
    }

    private MigrationReport runAll() {
        return plan.run(Stream.of(shops.rows(), partners(), Stream.of(privateOne(shop.xeroApp())))
                .flatMap(each -> each));
    }

    @Test
    void eachRecordGoesTheWayOfItsKind() {
        MigrationReport report = runAll();
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(3);
        assertThat(report.count(Outcome.MIGRATED)).isEqualTo(4);
        MigrationRow asked = report.rows(Outcome.CONSENT_NEEDED).get(0);
        assertThat(asked.reason()).isEqualTo("PRIVATE_APP");
        assertThat(asked.consentLink()).contains(URI.create("https://pos.example/connect/private"));
        assertThat(shop.manager.findConnection(key(2)).orElseThrow().tenantName())
                .contains("Former 2");
        long sent = shop.xero.requests().size();
        MigrationReport again = runAll();
        assertThat(again.count(Outcome.ALREADY_CONNECTED)).isEqualTo(7);
        assertThat(again.count(Outcome.CONSENT_NEEDED)).isEqualTo(1);
        assertThat(shop.xero.requests()).hasSize((int) sent);
    }

    @Test
    void aConsentThatItsOwnerHasBegunOutlastsManyRuns() {
        SandboxOrganisation organisation = shop.xero.addOrganisation("Private Shop", shop.owner);
        plan.run(Stream.of(privateOne(shop.xeroApp())));
        AuthorizationRequest begun = shop.manager.beginAuthorization(ConnectionKey.of("private"));
        for (int run = 0; run < 9; run++) {
            plan.run(Stream.of(privateOne(shop.xeroApp())));
        }
        assertThat(shop.store.page("", 100)).hasSize(2);
        URI callback = shop.owner.allow(begun.uri(), organisation);
        assertThat(shop.manager
                        .completeAuthorization(callback.getRawQuery(), Shop.cookie(begun))
                        .isUsable())
                .isTrue();
    }

    @Test
    void aConsentThatNoPageCanBeginIsNotAskedFor() {
        XeroApp custom = XeroApp.customConnection("7C0FFEE7", "s3cret");
        MigrationReport report = plan.run(Stream.of(
                LegacyConnection.ofOAuth1(key(0), OAuth1Credentials.privateApp()),
                LegacyConnection.ofOAuth1(key(1), custom, OAuth1Credentials.privateApp())));
        assertThat(report.rows(Outcome.FAILED))
                .extracting(MigrationRow::reason)
                .containsExactly("NO_APP", "NO_CONSENT_PAGE");
    }

    @Test
    void whatXeroNoLongerSwapsIsAskedOnceForAll() {
        shop.xero.retireOAuth1(OAuth1Retirement.GONE);
        MigrationReport report = plan.run(partners());
        assertThat(report.rows())
                .hasSize(4)
                .allMatch(row -> row.outcome() == Outcome.CONSENT_NEEDED)
                .allMatch(row -> row.reason().equals("ENDPOINT_GONE"));
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(1);
        AuthorizationFailedException wrong =
                catchThrowableOfType(AuthorizationFailedException.class, () -> shop.consent(key(3), former.get(0)));
        assertThat(wrong.reason()).isEqualTo(AuthorizationFailedException.Reason.WRONG_TENANT);
        assertThat(shop.consent(key(3), former.get(3)).isUsable()).isTrue();
    }

    @Test
    void anAppThatIsRefusedIsAskedOnceAndOthersAreSwapped() {
        XeroApp wrong = XeroApp.web(shop.app.clientId(), "a-wrong-secret", Shop.CALLBACK);
        Stream<LegacyConnection> refused =
                IntStream.range(0, 3).mapToObj(i -> LegacyConnection.ofOAuth1(key(i), wrong, credentials.get(i)));
        LegacyConnection right = LegacyConnection.ofOAuth1(key(3), shop.xeroApp(), credentials.get(3));
        MigrationReport report = plan.run(Stream.concat(refused, Stream.of(right)));
        assertThat(report.rows(Outcome.CONSENT_NEEDED))
                .hasSize(3)
                .allMatch(row -> row.reason().equals("APP_REFUSED"));
        assertThat(report.count(Outcome.MIGRATED)).isEqualTo(1);
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isEqualTo(2);
        assertThat(plan.run(partners()).count(Outcome.MIGRATED)).isEqualTo(3);
    }

    @Test
    void theManagersOwnAppServesRecordsWithoutOne() {
        try (ConnectionManager vendor = shop.node().app(shop.xeroApp()).build()) {
            LegacyConnection record = LegacyConnection.ofOAuth1(key(0), credentials.get(0));
            assertThat(MigrationPlan.with(vendor).run(Stream.of(record)).count(Outcome.MIGRATED))
                    .isEqualTo(1);
            assertThat(record.toString()).contains("former-0", "redacted").doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    void aKeyThatIsConnectedToAnotherOrganisationFails() {
        plan.run(partners().limit(1));
        LegacyConnection mixedUp = LegacyConnection.ofOAuth1(key(0), shop.xeroApp(), credentials.get(1));
        MigrationRow row = plan.run(Stream.of(mixedUp)).rows(Outcome.FAILED).get(0);
        assertThat(row.detail()).contains("belongs to another organisation, Former 0.");
        assertThat(shop.manager.findConnection(key(0)).orElseThrow().tenantName())
                .contains("Former 0");
    }

    @Test
    void theAppThatAnOwnerHasEnteredMeanwhileStays() {
        XeroApp entered =
                XeroApp.web(shop.xero.addWebApp("Kiosk", Shop.CALLBACK).clientId(), "s3cret", Shop.CALLBACK);
        shop.manager.useApp(key(0), entered);
        MigrationReport report = plan.run(partners());
        assertThat(shop.manager.findConnection(key(0)).orElseThrow().clientId()).contains(entered.clientId());
        assertThat(report.rows().get(0).outcome()).isEqualTo(Outcome.CONSENT_NEEDED);
        assertThat(report.count(Outcome.MIGRATED)).isEqualTo(3);
    }

    @Test
    void theAppOfADisconnectedConnectionStays() {
        plan.run(partners().limit(1));
        shop.manager.disconnect(key(0));
        XeroApp other = XeroApp.web(shop.app.clientId(), "another-secret", Shop.CALLBACK);
        MigrationRow row = plan.run(Stream.of(LegacyConnection.ofOAuth1(key(0), other, credentials.get(0))))
                .rows()
                .get(0);
        assertThat(row.reason()).isEqualTo("DISCONNECTED");
        assertThat(shop.consent(key(0), former.get(0)).isUsable()).isTrue();
    }

    @Test
    void aTokenOfAnotherOrganisationWaitsForAWord() {
        OAuth1Credentials mixedUp = partner.credentials(former.get(0))
                .withOrganisation(FormerOrganisation.UNKNOWN.withTenantId(
                        former.get(1).tenantId().toString()));
        MigrationReport report = plan.run(Stream.of(LegacyConnection.ofOAuth1(key(0), shop.xeroApp(), mixedUp)));
        assertThat(report.rows(Outcome.TENANT_TO_CONFIRM).get(0).reason()).isEqualTo("WRONG_TENANT");
        assertThat(shop.manager.findConnection(key(0)).orElseThrow().isUsable()).isFalse();
    }
}
