package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.MigrationPlan;
import io.xeroconnect.acceptance.Child;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed in the midst of a plan of both kinds of records, and the next run brings along what is left. */
@Timeout(120)
final class KilledMigrationTest {
    private static final int RECORDS = 300;
    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refreshToken\":\"([^\"]+)\"");

    private final XeroSandbox xero =
            XeroSandbox.builder().graceVariant(GraceVariant.ENDS_SIBLINGS).start();
    private Path folder = Path.of("");
    private Path table = Path.of("");

    @BeforeEach
    void write(@TempDir Path temporary) throws Exception {
        folder = temporary.resolve("records");
        table = temporary.resolve("table");
        LegacyTable.write(table, xero, RECORDS);
    }

    @AfterEach
    void close() {
        xero.close();
    }

    private void dieAfter(int done) throws Exception {
        try (Child child = Child.start(
                MigratingNode.class, folder.toString(), xero.baseUri().toString(), table.toString())) {
            child.awaitLine(Integer.toString(done));
            child.kill();
        }
    }

    @Test
    void aKilledPlanIsFinishedByTheNextRun() throws Exception {
        dieAfter(77);
        dieAfter(190);
        xero.advance(Duration.ofMinutes(20));
        TokenStore store = Storage.open(folder.toString());
        try (ConnectionManager node = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .keepAlive(Duration.ZERO)
                .build()) {
            MigrationReport report = MigrationPlan.with(node).concurrency(8).run(LegacyTable.rows(table));
            assertThat(report.rows()).hasSize(RECORDS).allMatch(MigrationRow::isConnected);
            assertThat(report.count(MigrationRow.Outcome.ALREADY_CONNECTED)).isGreaterThanOrEqualTo(190 - 8);
            assertThat(xero.count(Endpoint.MIGRATE)).isGreaterThanOrEqualTo(RECORDS / 2);
            confirm(node);
            requireOneLivingSetEach(store, node);
        }
    }

    /** What was replayed is refreshed once more by the keep-alive; then the grace period of everything ends. */
    private void confirm(ConnectionManager node) {
        for (int i = 0; i < 5; i++) {
            xero.advance(Duration.ofMinutes(5));
            node.keepAlive();
        }
        xero.advance(Duration.ofMinutes(31));
    }

    private void requireOneLivingSetEach(TokenStore store, ConnectionManager node) {
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < RECORDS; i++) {
            byte[] payload = store.find(LegacyTable.key(i)).orElseThrow().payload();
            List<String> tokens = REFRESH_TOKEN
                    .matcher(new String(payload, StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(tokens).hasSize(1).allMatch(xero::isAlive);
            assertThat(stored.add(tokens.get(0))).isTrue();
            assertThat(node.findConnection(LegacyTable.key(i)).orElseThrow().tenantName())
                    .contains("Shop " + i);
            assertThat(node.refresh(LegacyTable.key(i)).value()).isNotEmpty();
        }
    }
}
