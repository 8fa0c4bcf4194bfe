package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Node after node dies in the midst of a plan of 1,000 records of both kinds, and what one has begun the next one finishes. */
@Timeout(120)
final class MigrationPlanCrashTest {
    private static final int RECORDS = 1_000;
    private static final int AT_ONCE = 8;

    /** Enough to finish first what the node before has begun: up to 12 records of 5 writes, beside 8 other records. */
    private static final int FEWEST_WRITES = 120;

    private static final int MOST_WRITES = 400;
    private static final Duration UNTIL_THE_NEXT_RUN = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Random random = new Random(20_261_122);
    private final Shop shop = new Shop(
            XeroSandbox.builder().graceVariant(GraceVariant.ENDS_SIBLINGS).start(), new InMemoryTokenStore());
    private final LegacyShops shops = new LegacyShops(shop, RECORDS);
    private final Partner partner = new Partner(shop);
    private List<LegacyConnection> table = shops.rowsOfBothKinds(partner);
    private int crashes;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void everyRecordEndsWithOneLivingTokenSet() {
        Set<String> begun = Set.of();
        MigrationReport report = crashing();
        while (report.stopped().isPresent()) {
            crashes++;
            assertThat(connectedOf(report)).containsAll(begun);
            begun = keys(report, row -> row.outcome() == Outcome.UNFINISHED);
            shop.xero.advance(UNTIL_THE_NEXT_RUN);
            renewSometimes();
            report = crashing();
        }
        assertThat(report.rows()).hasSize(RECORDS);
        assertThat(report.rows()).filteredOn(row -> !row.isConnected()).isEmpty();
        assertThat(crashes).isGreaterThan(10);
        assertThat(shop.xero.count(Endpoint.TOKEN) + shop.xero.count(Endpoint.MIGRATE))
                .isBetween(RECORDS + 1L, RECORDS + (long) crashes * AT_ONCE);
        assertThat(shop.xero.count(Endpoint.MIGRATE)).isGreaterThanOrEqualTo(RECORDS / 2);
        confirm();
        requireOneLivingSetEach();
    }

    /** A token of OAuth 1.0a lives for half an hour: what comes of a crash is seen with the same one and with the next. */
    private void renewSometimes() {
        if (crashes % 2 == 0) {
            table = shops.rowsOfBothKinds(partner);
        }
    }

    /** Runs the plan on a node that reaches its store no more from a random write on. */
    private MigrationReport crashing() {
        EndingStore ending =
                new EndingStore(shop.store, random.nextInt(FEWEST_WRITES, MOST_WRITES), random.nextBoolean());
        try (ConnectionManager node = shop.node(ending).build()) {
            return MigrationPlan.with(node).concurrency(AT_ONCE).run(table.stream());
        }
    }

    private static Set<String> connectedOf(MigrationReport report) {
        return keys(report, MigrationRow::isConnected);
    }

    private static Set<String> keys(MigrationReport report, Predicate<MigrationRow> condition) {
        return report.rows().stream().filter(condition).map(MigrationRow::key).collect(Collectors.toSet());
    }

    /** What was replayed is refreshed once more by the keep-alive; then the grace period of everything ends. */
    private void confirm() {
        for (int i = 0; i < 5; i++) {
            shop.xero.advance(PAUSE);
            shop.manager.keepAlive();
        }
        shop.xero.advance(Duration.ofMinutes(31));
    }

    private void requireOneLivingSetEach() {
        assertThat(shop.manager.connections()).hasSize(RECORDS);
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < RECORDS; i++) {
            LegacyShops.One one = shops.get(i);
            List<String> tokens = LegacyShops.storedTokens(shop.store, i);
            assertThat(tokens).hasSize(1).allMatch(shop.xero::isAlive);
            assertThat(stored.add(tokens.get(0))).isTrue();
            assertThat(shop.manager.findConnection(one.key()).orElseThrow().tenantName())
                    .contains(one.organisation().name());
        }
        for (int i = 0; i < RECORDS; i += 9) {
            assertThat(shop.manager.refresh(LegacyShops.key(i)).value()).isNotEmpty();
        }
    }
}
