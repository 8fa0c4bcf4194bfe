package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.model.Capability;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ScopeReport;
import io.xeroconnect.sandbox.SandboxApp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Broad, granular and mixed connections, from before March 2026 until after September 2027. */
final class ScopeFleetTest {
    private static final List<String> ALL = List.of("late", "prompt", "mixed", "new", "nightly", "kiosk");

    private static final List<Long> STEPS = List.of(2L, 7L, 14L, 30L, 90L, 180L);

    private final ScopeFleet fleet = new ScopeFleet();

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void noCallFailsWithoutAWarningBeforeIt() {
        SandboxApp nightly = february();
        fleet.addPkce("kiosk");
        fleet.consent(fleet.former, "kiosk");
        fleet.goTo("2026-05-04");
        fleet.add("new");
        fleet.consent(fleet.product, "new");
        fleet.consent(fleet.product, "mixed");
        allCallsWork();
        assertThat(needingConsent()).containsExactly("kiosk", "late", "nightly", "prompt");

        fleet.goTo("2027-03-16");
        assertThat(fleet.warned).as("181 days before").isEmpty();
        fleet.goTo("2027-03-18");
        assertThat(fleet.warned.keySet()).containsExactlyInAnyOrder("kiosk", "late", "nightly", "prompt");
        allCallsWork();

        fleet.goTo("2027-07-20");
        fleet.consent(fleet.product, "prompt");
        fleet.consent(fleet.product, "kiosk");
        assertThat(needingConsent()).containsExactly("late", "nightly");
        fleet.goTo("2027-09-01");
        tickOutsideOpeningHours(nightly);
        allCallsWork();
        assertThat(needingConsent()).containsExactly("late");

        fleet.goTo("2027-09-11");
        fleet.goTo("2027-09-12");
        fleet.xero.advance(Duration.ofHours(23));
        allCallsWork();
        fleet.xero.advance(Duration.ofHours(1));
        assertThat(fleet.call("late")).isEqualTo(401);
        assertThat(ALL).filteredOn(name -> fleet.call(name) != 200).containsExactly("late");

        assertThat(steps("late")).containsExactly(180L, 90L, 30L, 14L, 7L, 2L);
        assertThat(steps("prompt")).containsExactly(180L, 90L);
        assertThat(steps("kiosk")).containsExactly(180L, 90L);
        assertThat(steps("nightly")).containsExactly(180L, 90L, 30L, 14L);
        assertThat(fleet.warned("mixed")).isEmpty();
        assertThat(fleet.warned("new")).isEmpty();
    }

    @Test
    void whoeverIsLateIsReadyAgainAfterOneConsent() {
        february();
        fleet.goTo("2027-09-13");
        assertThat(fleet.call("late")).isEqualTo(401);
        assertThat(result("late")).isEqualTo("scopes.missing");
        assertThat(fleet.shown("late").scopes().missing()).containsExactly(Capability.INVOICES.scope());
        assertThat(fleet.shown("late").isUsable()).as("its other calls go on").isTrue();
        fleet.consent(fleet.product, "late");
        assertThat(fleet.call("late")).isEqualTo(200);
        assertThat(result("late")).isEqualTo("scopes.complete");
    }

    @Test
    void consentToBroadScopesAgainIsWarnedOfAgain() {
        february();
        fleet.goTo("2027-03-31");
        fleet.consent(fleet.former, "late");
        fleet.goTo("2027-04-01");
        assertThat(steps("late")).containsExactly(180L, 180L);
    }

    @Test
    void reportListsTheMostUrgentFirstWithTheDaysThatAreLeft() {
        february();
        fleet.goTo("2027-08-14");
        fleet.add("without-consent");
        try (ConnectionManager next = fleet.product(Capability.INVOICES, Capability.PAYMENTS)) {
            fleet.goTo("2027-08-15");
            fleet.add("lacking");
            fleet.consent(fleet.product, "lacking");
            ScopeReport report =
                    ScopeReport.of(next.connections(), fleet.xero.clock().instant());
            assertThat(report.toText()).isEqualTo("""
                    5 of 5 connections need a new consent; Xero retires broad scopes on 2027-09-13.
                    lacking (lacking): 0 days left; missing: accounting.payments
                    late (late): 28 days left; retiring: accounting.transactions
                    mixed (mixed): 28 days left; retiring: accounting.transactions
                    nightly: 28 days left; retiring: accounting.transactions
                    prompt (prompt): 28 days left; retiring: accounting.transactions""");
        }
    }

    /** What was connected before March 2026; the custom connection's owner has ticked broad scopes only. */
    private SandboxApp february() {
        for (String name : List.of("late", "prompt", "mixed")) {
            fleet.add(name);
            fleet.consent(fleet.former, name);
        }
        SandboxApp nightly = fleet.addCustom("nightly");
        nightly.forbidScopes(Arrays.stream(Capability.values())
                .filter(capability -> capability.replaces().isPresent())
                .map(capability -> capability.scope().value())
                .toArray(String[]::new));
        nightly.reauthorize();
        return nightly;
    }

    /**
     * Whoever changes a custom connection at Xero ends it until its user authorizes it again. A refused app is asked again
     * after two minutes.
     */
    private void tickOutsideOpeningHours(SandboxApp nightly) {
        nightly.allowScopes("accounting.invoices");
        fleet.xero.advance(Duration.ofMinutes(30));
        assertThatThrownBy(() -> fleet.call("nightly"))
                .isInstanceOf(AppRejectedException.class)
                .hasMessageContaining("Let its user authorise it again by the link in Xero's e-mail");
        assertThat(result("nightly", Check.APP_CREDENTIALS)).isEqualTo("app.custom-connection-inactive");
        nightly.reauthorize();
        fleet.xero.advance(Duration.ofMinutes(3));
    }

    /** Returns the steps behind the days that were left. */
    private List<Long> steps(String name) {
        return fleet.warned(name).stream()
                .map(left ->
                        STEPS.stream().filter(step -> left <= step).findFirst().orElse(left))
                .toList();
    }

    private void allCallsWork() {
        assertThat(ALL)
                .allSatisfy(name -> assertThat(fleet.call(name))
                        .as("%s on %s", name, fleet.today())
                        .isEqualTo(200));
    }

    private List<String> needingConsent() {
        return ScopeReport.of(fleet.product.connections(), fleet.xero.clock().instant()).rows().stream()
                .map(row -> row.key().value())
                .toList();
    }

    private String result(String name) {
        return result(name, Check.SCOPES);
    }

    private String result(String name, Check check) {
        return fleet.product
                .test(ConnectionKey.of(name))
                .find(check)
                .orElseThrow()
                .id();
    }
}
