package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where going on would only hammer, or nobody waits any more, a plan ends early and says what it left. */
@Timeout(60)
final class MigrationPlanStopsTest {
    private static final int SHOPS = 40;
    private static final int AT_ONCE = 3;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);
    private final LegacyShops shops = new LegacyShops(shop, SHOPS);
    private final MigrationPlan plan = MigrationPlan.with(shop.manager).concurrency(AT_ONCE);

    @AfterEach
    void close() {
        shop.close();
    }

    private void finishesLater() {
        shop.xero.faults().clear();
        shop.xero.advance(Duration.ofMinutes(20));
        MigrationReport later = plan.run(shops.rows());
        assertThat(later.rows()).hasSize(SHOPS).allMatch(MigrationRow::isConnected);
    }

    @Test
    void anAppThatXeroRefusesIsNotTriedAgainAndOthersAre() {
        SandboxApp other = shop.xero.addWebApp("Kiosk", Shop.CALLBACK);
        XeroApp wrong = XeroApp.web(other.clientId(), "a-wrong-secret", Shop.CALLBACK);
        Stream<LegacyConnection> refused = shops.all.stream()
                .map(one -> LegacyConnection.ofRefreshToken(
                        LegacyShops.key(SHOPS + shops.all.indexOf(one)), wrong, "kept-" + one.key(), one.tenantId()));
        MigrationReport report = plan.run(Stream.concat(refused, shops.rows()));
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(SHOPS);
        assertThat(report.count(Outcome.FAILED)).isBetween(1L, (long) AT_ONCE);
        assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(SHOPS - report.count(Outcome.FAILED));
        assertThat(report.rows(Outcome.NOT_TRIED).get(0).detail()).contains("Xero does not accept the client id");
        assertThat(report.stopped()).isEmpty();
        assertThat(report.isWorthAnotherRun()).isTrue();
    }

    @Test
    void aRateLimitEndsTheRecordsOfTheAppAndNamesTheWait() {
        shop.xero.faults().next(Endpoint.TOKEN, Fault.rateLimited(Duration.ofSeconds(45), "appminute"), SHOPS);
        MigrationReport report = plan.run(shops.rows());
        assertThat(report.count(Outcome.UNFINISHED)).isBetween(1L, (long) AT_ONCE);
        assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(SHOPS - report.count(Outcome.UNFINISHED));
        assertThat(report.rows().get(SHOPS - 1).detail()).contains("(45 seconds)");
        finishesLater();
    }

    @Test
    void aFewFailuresInARowEndThePlan() {
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503, SHOPS);
        MigrationReport report = plan.run(shops.rows());
        assertThat(report.stopped().orElseThrow()).contains("Xero answered with an error of its own");
        assertThat(report.count(Outcome.UNFINISHED)).isBetween(5L, 4L + AT_ONCE);
        assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(SHOPS - report.count(Outcome.UNFINISHED));
        assertThat(report.toText()).contains("Ended early: Xero answered with an error of its own");
        finishesLater();
    }

    @Test
    void failuresHereAndThereEndNothing() {
        shop.xero.faults().often(Endpoint.TOKEN, Fault.HTML_503, 0.2, 7);
        MigrationReport report = plan.concurrency(1).run(shops.rows());
        assertThat(report.stopped()).isEmpty();
        assertThat(report.count(Outcome.UNFINISHED)).isBetween(2L, 20L);
        assertThat(report.count(Outcome.NOT_TRIED)).isZero();
        finishesLater();
    }

    @Test
    void failuresAmongConnectedOnesKeepNoRunFromTheRest() {
        plan.concurrency(1).run(even(12));
        store.failWriting((ConnectionKey key) -> number(key) < 12);
        MigrationReport report = plan.run(shops.rows());
        assertThat(report.stopped()).isEmpty();
        assertThat(report.count(Outcome.UNFINISHED)).isEqualTo(6);
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(SHOPS - 12);
    }

    @Test
    void recordsThatCannotBeReadAreReportedAndPassed() {
        store.failReading((ConnectionKey key) -> key.value().startsWith("shop-") && number(key) < 12);
        MigrationReport report = plan.run(shops.rows());
        assertThat(report.stopped()).isEmpty();
        assertThat(report.rows(Outcome.UNFINISHED))
                .hasSize(12)
                .allMatch(row -> row.reason().equals("UNREADABLE"));
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(SHOPS - 12);
    }

    @Test
    void aStoreThatCannotBeReadEndsThePlan() {
        store.failReading();
        assertThat(plan.run(shops.rows()).count(Outcome.NOT_TRIED)).isGreaterThan(SHOPS - 10L);
    }

    private Stream<LegacyConnection> even(int end) {
        return shops.all.subList(0, end).stream()
                .filter(one -> number(one.key()) % 2 == 0)
                .map(one -> shops.row(number(one.key())));
    }

    private static int number(ConnectionKey key) {
        return Integer.parseInt(key.value().substring("shop-".length()));
    }

    @Test
    void theSameFewThatFailInEveryRunKeepNoLaterRunFromTheRest() {
        plan.concurrency(1);
        for (int run = 0; run < 2; run++) {
            shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503, 5);
            MigrationReport report = plan.run(shops.rows());
            assertThat(report.count(Outcome.UNFINISHED)).isEqualTo(5);
            assertThat(report.stopped().isPresent()).isEqualTo(run == 0);
            assertThat(report.count(Outcome.ADOPTED)).isEqualTo(run == 0 ? 0 : SHOPS - 5);
            shop.xero.advance(Duration.ofMinutes(20));
        }
    }

    @Test
    void whatAStreamThrowsWhenItIsClosedLosesNoReport() {
        MigrationReport report = plan.run(shops.rows().limit(2).onClose(() -> {
            throw new IllegalStateException("The connection has gone.");
        }));
        assertThat(report.count(Outcome.ADOPTED)).isEqualTo(2);
    }

    @Test
    void aStoreThatFailsEndsThePlan() {
        store.failWriting();
        MigrationReport report = plan.run(shops.rows());
        assertThat(report.stopped().orElseThrow()).contains("The token store could not be written");
        assertThat(shop.xero.count(Endpoint.TOKEN)).isZero();
        assertThat(report.count(Outcome.NOT_TRIED)).isGreaterThan(SHOPS - 10L);
    }

    @Test
    void aSlowXeroHoldsTheStreamBack() throws Exception {
        AtomicInteger read = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        Stream<LegacyConnection> counted =
                shops.rows().peek(any -> read.incrementAndGet()).onClose(() -> closed.set(true));
        try (Hold answers = shop.xero.hold(Endpoint.TOKEN)) {
            CompletableFuture<MigrationReport> report = CompletableFuture.supplyAsync(() -> plan.run(counted));
            answers.awaitArrivals(AT_ONCE, SOON);
            assertThat(read).hasValue(AT_ONCE);
            answers.release();
            assertThat(report.get().count(Outcome.ADOPTED)).isEqualTo(SHOPS);
        }
        assertThat(closed).isTrue();
    }

    @Test
    void interruptedItReturnsWhatItHasAndLosesNothing() throws Exception {
        CompletableFuture<MigrationReport> ended = new CompletableFuture<>();
        AtomicBoolean flag = new AtomicBoolean();
        ConnectionManager node = shop.node().build();
        MigrationPlan itsPlan = MigrationPlan.with(node).concurrency(AT_ONCE);
        Thread caller = new Thread(() -> {
            MigrationReport report = itsPlan.run(shops.rows());
            flag.set(Thread.currentThread().isInterrupted());
            ended.complete(report);
        });
        try (Hold answers = shop.xero.hold(Endpoint.TOKEN)) {
            caller.start();
            answers.awaitArrivals(AT_ONCE, SOON);
            caller.interrupt();
            caller.join(SOON.toMillis());
        }
        node.close(); // waits for what was under way
        MigrationReport report = ended.get();
        assertThat(flag).isTrue();
        assertThat(report.stopped().orElseThrow()).contains("interrupted");
        assertThat(report.rows())
                .hasSize(AT_ONCE)
                .allMatch(row -> row.outcome() == Outcome.UNFINISHED)
                .allMatch(row -> row.reason().equals("INTERRUPTED"));
        finishesLater();
    }

    @Test
    void aStreamThatFailsIsHeardOfAfterWhatWasBegun() {
        Stream<LegacyConnection> failing = shops.rows().peek(row -> {
            if (row.key().equals("shop-5")) {
                throw new IllegalStateException("The database has gone.");
            }
        });
        assertThatThrownBy(() -> plan.run(failing)).hasMessage("The database has gone.");
        assertThat(shop.manager.connections().filter(c -> c.isUsable())).hasSize(5);
        finishesLater();
    }
}
