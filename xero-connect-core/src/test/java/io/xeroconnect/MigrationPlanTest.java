package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationProgress;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many connections come along at once, and each record of a plan has its own end. */
final class MigrationPlanTest {
    /** Forgives no second use of a refresh token. */
    private final Shop shop = new Shop(XeroSandbox.builder().strict().start(), new InMemoryTokenStore());

    private final LegacyShops shops = new LegacyShops(shop, 6);
    private final MigrationPlan plan =
            MigrationPlan.with(shop.manager).consentLink(key -> URI.create("https://pos.example/connect/" + key));

    @AfterEach
    void close() {
        shop.close();
    }

    private static List<Outcome> outcomes(MigrationReport report) {
        return report.rows().stream().map(MigrationRow::outcome).toList();
    }

    private long requests() {
        return shop.xero.count(Endpoint.TOKEN) + shop.xero.count(Endpoint.CONNECTIONS);
    }

    private void assertHoldsNoToken(String text) {
        shops.all.forEach(one -> assertThat(text).doesNotContain(one.token()));
        assertThat(text).doesNotContain(shop.app.secret());
    }

    @Test
    void everyRecordIsAdoptedAndASecondRunAsksForNothing() {
        List<MigrationProgress> heard = new ArrayList<>();
        MigrationReport first = plan.onProgress(heard::add).run(shops.rows());
        assertThat(first.count(Outcome.ADOPTED)).isEqualTo(6);
        assertThat(first.isWorthAnotherRun()).isFalse();
        assertThat(first.rows()).extracting(MigrationRow::key).containsExactly(keys());
        assertThat(heard).extracting(MigrationProgress::done).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        shops.all.forEach(one -> assertThat(
                        shop.manager.findConnection(one.key()).orElseThrow().tenantName())
                .contains(one.organisation().name()));
        long asked = requests();
        assertThat(plan.run(shops.rows()).count(Outcome.ALREADY_CONNECTED)).isEqualTo(6);
        assertThat(requests()).isEqualTo(asked);
    }

    private static String[] keys() {
        return IntStream.range(0, 6).mapToObj(i -> "shop-" + i).toArray(String[]::new);
    }

    @Test
    void aRefusedTokenNeedsAConsentAndGetsTheLinkForIt() {
        MigrationReport report = plan.run(Stream.of(shops.row(0, "never-issued"), shops.row(1)));
        MigrationRow row = report.rows(Outcome.CONSENT_NEEDED).get(0);
        assertThat(row.reason()).isEqualTo("TOKEN_REFUSED");
        assertThat(row.consentLink()).contains(URI.create("https://pos.example/connect/shop-0"));
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(1);
        assertThat(report.toText())
                .contains("CONSENT_NEEDED     1\n", "shop-0: CONSENT_NEEDED [TOKEN_REFUSED]\n")
                .contains("Send the customer: https://pos.example/connect/shop-0\n")
                .doesNotContain("shop-1", "never-issued");
    }

    @Test
    void aTokenOfAnotherOrganisationWaitsForAWord() {
        LegacyConnection mixedUp = shops.row(0, shops.get(1).token());
        MigrationReport report = plan.run(Stream.of(mixedUp));
        MigrationRow row = report.rows(Outcome.TENANT_TO_CONFIRM).get(0);
        assertThat(row.reason()).isEqualTo("WRONG_TENANT");
        assertThat(row.detail()).contains("Found: Shop 1.");
        assertThat(outcomes(plan.run(Stream.of(mixedUp)))).containsExactly(Outcome.TENANT_TO_CONFIRM);
        shop.manager.confirmTenant(LegacyShops.key(0), shops.get(1).tenantId());
        LegacyConnection corrected = LegacyConnection.ofRefreshToken(
                LegacyShops.key(0),
                shop.xeroApp(),
                shops.get(1).token(),
                shops.get(1).tenantId());
        assertThat(outcomes(plan.run(Stream.of(corrected)))).containsExactly(Outcome.ALREADY_CONNECTED);
        assertThat(outcomes(plan.run(Stream.of(mixedUp)))).containsExactly(Outcome.FAILED);
    }

    @Test
    @SuppressWarnings("NullAway") // what a column without a value gives
    void aMalformedRecordStopsNothing() {
        XeroApp app = shop.xeroApp();
        MigrationReport report = plan.run(Stream.of(
                shops.row(0, ""),
                shops.row(1, null),
                LegacyConnection.ofRefreshToken(
                        LegacyShops.key(2), app, shops.get(2).token(), " "),
                shops.row(3, "eyJhbGciOi.eyJzdWIi.c2ln"),
                LegacyConnection.ofRow("bad\nkey", key -> shops.row(0)),
                LegacyConnection.ofRow(
                        "shop-4",
                        key -> LegacyConnection.ofRefreshToken(
                                key, XeroApp.web("an id", "s3cret", Shop.CALLBACK), "token", "tenant")),
                LegacyConnection.ofRow(null, key -> shops.row(0)),
                shops.row(5)));
        assertThat(outcomes(report)).startsWith(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(7);
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(1);
        assertThat(report.toText())
                .contains("shop-0: FAILED [INVALID_RECORD]\n    The refresh token is empty")
                .contains("shop-2: FAILED [INVALID_RECORD]\n    The tenant id is empty")
                .contains("bad?key: FAILED [INVALID_RECORD]\n    A connection key must not hold control characters")
                .contains("(no key): FAILED")
                .doesNotContain("eyJhbGciOi", "s3cret");
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void aNullKeyOrAppIsRefusedAtOnceAndNamed() {
        assertThatThrownBy(() -> LegacyConnection.ofRefreshToken(LegacyShops.key(0), none(), "token", "tenant"))
                .hasMessage("Connection shop-0 needs the Xero app that its refresh token was issued to.");
        assertThatThrownBy(() -> LegacyConnection.ofOAuth1(LegacyShops.key(0), none()))
                .hasMessage("Connection shop-0 needs its credentials of OAuth 1.0a.");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T none() {
        return null;
    }

    @Test
    void ofTwoRecordsWithOneKeyTheFirstIsTaken() {
        MigrationReport report =
                plan.run(Stream.of(shops.row(0), shops.row(0, shops.get(1).token())));
        assertThat(outcomes(report)).containsExactly(Outcome.ADOPTED, Outcome.FAILED);
        assertThat(report.rows().get(1).reason()).isEqualTo("DUPLICATE_KEY");
        assertThat(shop.xero.isAlive(shops.get(1).token())).isTrue();
    }

    @Test
    void aRowThatCannotBeReadTakesNoKey() {
        LegacyConnection unreadable = LegacyConnection.ofRow("shop-0", key -> {
            throw new IllegalArgumentException("There is no app for it.");
        });
        assertThat(outcomes(plan.run(Stream.of(unreadable, shops.row(0)))))
                .containsExactly(Outcome.FAILED, Outcome.ADOPTED);
    }

    @Test
    void whatListenersThrowStopsNothing() {
        ConnectionListener failing = new ConnectionListener() {
            @Override
            public void authorized(ConnectionEvent event) {
                throw new NoClassDefFoundError("pos/Dashboard");
            }
        };
        try (ConnectionManager node = shop.node().listener(failing).build()) {
            MigrationReport report = MigrationPlan.with(node)
                    .onProgress(progress -> {
                        throw new NoClassDefFoundError("pos/Progress");
                    })
                    .run(Stream.concat(
                            Stream.of(shops.row(0), shops.row(0)), shops.rows().skip(1)));
            assertThat(report.rows(Outcome.FAILED))
                    .extracting(MigrationRow::reason)
                    .containsExactly("DUPLICATE_KEY");
            assertThat(report.count(Outcome.ADOPTED)).isEqualTo(6);
        }
    }

    @Test
    void anErrorOfTheVendorsCodeIsAFailedRowThatIsHeardOf() {
        List<MigrationProgress> heard = new ArrayList<>();
        MigrationReport report = plan.concurrency(1)
                .onProgress(heard::add)
                .consentLink(key -> {
                    throw new NoClassDefFoundError("pos/Pages");
                })
                .run(Stream.of(shops.row(0, "never-issued"), shops.row(1)));
        assertThat(outcomes(report)).containsExactly(Outcome.FAILED, Outcome.ADOPTED);
        assertThat(report.rows().get(0).reason()).isEqualTo("UNEXPECTED");
        assertThat(heard).extracting(MigrationProgress::done).containsExactly(1L, 2L);
    }

    @Test
    void twoKeysWithOneTokenDoNotSpendEachOthers() {
        SandboxOrganisation second =
                shop.xero.addOrganisation("Second Shop", shops.get(0).owner());
        LegacyConnection other = LegacyConnection.ofRefreshToken(
                ConnectionKey.of("shop-77"),
                shop.xeroApp(),
                shops.get(0).token(),
                second.tenantId().toString());
        for (int run = 0; run < 2; run++) {
            MigrationRow row = plan.run(Stream.of(shops.row(0), other)).rows().get(1);
            assertThat(row.reason()).isEqualTo("SHARED_TOKEN");
            assertThat(row.detail()).contains("Connection shop-0 brings the same token");
        }
        assertThat(shop.manager.refresh(LegacyShops.key(0)).value()).isNotEmpty();
    }

    @Test
    void noTextFormHoldsASecret() {
        shops.rows().map(LegacyConnection::toString).forEach(this::assertHoldsNoToken);
        MigrationReport report = plan.run(Stream.concat(
                shops.rows().limit(3), Stream.of(shops.row(3, shops.get(4).token()))));
        assertHoldsNoToken(report.toString());
        assertHoldsNoToken(report.toText());
    }

    @Test
    void whatListenersAndLinksThrowEndsNoRecord() {
        MigrationReport report = MigrationPlan.with(shop.manager)
                .onProgress(progress -> {
                    throw new IllegalStateException("The listener failed.");
                })
                .consentLink(key -> {
                    throw new IllegalStateException("There is no page.");
                })
                .run(Stream.of(shops.row(0, "never-issued"), shops.row(1)));
        assertThat(outcomes(report)).containsExactly(Outcome.CONSENT_NEEDED, Outcome.ADOPTED);
        assertThat(report.rows().get(0).consentLink()).isEmpty();
    }

    @Test
    void theNumberAtOnceIsBounded() {
        assertThatThrownBy(() -> plan.concurrency(0)).hasMessageContaining("1 to 50 records under way at once, not 0");
        assertThatThrownBy(() -> plan.concurrency(51)).isInstanceOf(IllegalArgumentException.class);
    }
}
