package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each step is told once to a cluster whose managers need different scopes, in each store and of each app anew. */
final class ScopeWarningsTest {
    private static final String SHOP = "late";

    private final ScopeFleet fleet = new ScopeFleet();

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void warningIsToldOnceByOneOfTwoNodesThatSweepAtOnce() {
        connectBroad();
        goToTheDayBefore();
        fleet.xero.advance(Duration.ofDays(2));
        try (ConnectionManager other = fleet.product(Capability.SETTINGS_READ, Capability.INVOICES)) {
            fleet.store.beforeWriting(other::keepAlive);
            fleet.product.keepAlive();
        }
        assertThat(fleet.warned(SHOP)).containsExactly(178L);
    }

    @Test
    void managerThatDoesWithoutBroadScopesUsesUpNoWarningOfAnother() {
        connectBroad();
        goToTheDayBefore();
        try (ConnectionManager backOffice = fleet.product(Capability.SETTINGS_READ)) {
            for (int day = 0; day < 4; day++) {
                fleet.xero.advance(Duration.ofDays(1));
                backOffice.keepAlive();
            }
            assertThat(fleet.warned(SHOP)).isEmpty();
            for (int day = 0; day < 4; day++) {
                sweepDaily(fleet.product);
                sweepDaily(backOffice);
            }
        }
        assertThat(fleet.warned(SHOP)).containsExactly(175L);
    }

    @Test
    void releaseThatNeedsMoreIsToldTheStepThatHasBegun() {
        connectBroad();
        try (ConnectionManager release = fleet.product(Capability.SETTINGS_READ)) {
            goToTheDayBefore();
            for (int week = 0; week < 14; week++) {
                fleet.xero.advance(Duration.ofDays(7));
                release.keepAlive();
            }
        }
        assertThat(fleet.warned(SHOP)).isEmpty();
        sweepDaily(fleet.product);
        sweepDaily(fleet.product);
        assertThat(fleet.warned(SHOP)).containsExactly(81L);
    }

    @Test
    void managerThatAlwaysComesFirstKeepsNoStepFromAnother() {
        connectBroad();
        goToTheDayBefore();
        try (ConnectionManager backOffice = fleet.product(Capability.SETTINGS_READ)) {
            for (int days = 179; days > 0; days -= 2) {
                fleet.xero.advance(Duration.ofDays(2));
                backOffice.keepAlive();
                fleet.product.keepAlive();
            }
        }
        assertThat(fleet.warned(SHOP)).containsExactly(178L, 88L, 28L, 12L, 6L, 0L);
    }

    @Test
    void customConnectionThatAnotherManagerLookedAtIsWarnedAfterTheLastStep() {
        authorize(broadCustom("first"));
        fleet.goTo("2027-03-16");
        try (ConnectionManager backOffice = fleet.product(Capability.SETTINGS_READ)) {
            fleet.xero.advance(Duration.ofDays(180));
            backOffice.keepAlive();
            fleet.xero.advance(Duration.ofHours(1));
            backOffice.keepAlive();
        }
        fleet.product.keepAlive();
        assertThat(fleet.warned(SHOP)).containsExactly(0L);
    }

    @Test
    void connectionOfTheLastDayIsWarnedInTime() {
        SandboxApp app = broadCustom("first");
        goToTheDayBefore();
        fleet.xero.advance(Duration.ofDays(180));
        fleet.product.keepAlive();
        authorize(app);
        fleet.xero.advance(Duration.ofHours(1));
        fleet.product.keepAlive();
        assertThat(fleet.warned(SHOP)).containsExactly(0L);
    }

    @Test
    void whoWasOutOfReachAllTheTimeIsToldAfterTheEnd() {
        authorize(broadCustom("first"));
        goToTheDayBefore();
        fleet.xero.advance(Duration.ofDays(190));
        fleet.product.keepAlive();
        sweepDaily(fleet.product);
        assertThat(fleet.warned(SHOP)).containsExactly(0L);
    }

    @Test
    void managerWithoutListenersUsesUpNoWarning() {
        connectBroad();
        goToTheDayBefore();
        for (int day = 0; day < 4; day++) {
            sweepDaily(fleet.former);
        }
        sweepDaily(fleet.product);
        assertThat(fleet.warned(SHOP)).containsExactly(175L);
    }

    @Test
    void warningIsToldOnceIfTheStoreFailsWhileAnotherNodeTellsIt() {
        authorize(broadCustom("first"));
        goToTheDayBefore();
        try (ConnectionManager other = fleet.product(Capability.SETTINGS_READ, Capability.INVOICES)) {
            fleet.xero.advance(Duration.ofDays(1));
            fleet.store.beforeWriting(() -> {
                other.keepAlive();
                throw new IllegalStateException("The connection is gone.");
            });
            fleet.product.keepAlive();
            assertThat(fleet.warned(SHOP)).containsExactly(179L);
            sweepDaily(fleet.product);
        }
        assertThat(fleet.warned(SHOP)).containsExactly(179L);
    }

    @Test
    void warningWhoseMarkWasWrittenWithoutAnAnswerIsToldOnceByWhoWroteIt() {
        authorize(broadCustom("first"));
        goToTheDayBefore();
        try (ConnectionManager other = fleet.product(Capability.SETTINGS_READ, Capability.INVOICES)) {
            fleet.store.loseAnswer("scopesWarnedDays");
            sweepDaily(fleet.product);
            fleet.store.recover();
            sweepDaily(other);
            assertThat(fleet.warned(SHOP)).isEmpty();
            fleet.product.keepAlive();
            sweepDaily(fleet.product);
        }
        assertThat(fleet.warned(SHOP)).containsExactly(178L);
    }

    @Test
    void copiedStoreIsWarnedOnlyOnceItIsTakenOver() {
        try (ConnectionManager production =
                fleet.former().deployment("production").build()) {
            fleet.add(SHOP);
            fleet.consent(production, SHOP);
        }
        goToTheDayBefore();
        TokenStore copy = new InMemoryTokenStore();
        fleet.store.page("", 10).forEach(raw -> copy.replace(raw, 0));
        try (ConnectionManager staging = fleet.listening(copy)
                .deployment("staging")
                .capabilities(Capability.SETTINGS_READ, Capability.INVOICES)
                .build()) {
            fleet.xero.advance(Duration.ofDays(1));
            sweepDaily(staging);
            assertThat(fleet.warned(SHOP)).isEmpty();
            staging.takeOver(ConnectionKey.of(SHOP));
            sweepDaily(staging);
        }
        assertThat(fleet.warned(SHOP)).containsExactly(177L);
    }

    @Test
    void anotherCustomConnectionInItsPlaceIsWarnedAnew() {
        SandboxApp first = broadCustom("first");
        SandboxApp second = broadCustom("second");
        authorize(first);
        goToTheDayBefore();
        sweepDaily(fleet.product);
        assertThat(fleet.warned(SHOP)).containsExactly(179L);
        authorize(second);
        sweepDaily(fleet.product);
        assertThat(fleet.warned(SHOP)).containsExactly(179L, 178L);
    }

    private void connectBroad() {
        fleet.add(SHOP);
        fleet.consent(fleet.former, SHOP);
    }

    /** At noon, so that whole days do not hang on how long a sweep takes. */
    private void goToTheDayBefore() {
        fleet.goTo("2027-03-16");
        fleet.xero.advance(Duration.ofHours(12));
    }

    private SandboxApp broadCustom(String name) {
        SandboxApp app = fleet.xero.addCustomConnection(
                name, fleet.xero.addOrganisation(name, fleet.xero.addUser(name + "@shop.example")));
        app.forbidScopes(Arrays.stream(Capability.values())
                .filter(capability -> capability.replaces().isPresent())
                .map(capability -> capability.scope().value())
                .toArray(String[]::new));
        app.reauthorize();
        return app;
    }

    private void authorize(SandboxApp app) {
        fleet.product.authorize(ConnectionKey.of(SHOP), XeroApp.customConnection(app.clientId(), app.secret()));
    }

    private void sweepDaily(ConnectionManager manager) {
        fleet.xero.advance(Duration.ofDays(1));
        manager.keepAlive();
    }
}
