package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.store.Postgres;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What the sweep makes of storage that holds more than living connections. */
@Timeout(60)
final class SweepTest {
    private static final int DEAD = 1000;

    @Test
    void aThousandDeadRecordsDoNotKeepALivingOneWaiting() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(Postgres.newDatabase());
            JdbcTokenStore store = new JdbcTokenStore(pool);
            store.createSchemaIfMissing();
            try (Shop shop = Shop.on(store);
                    ConnectionManager node = shop.node().build()) {
                for (int i = 0; i < DEAD; i++) {
                    store.replace(
                            new TokenRecord(ConnectionKey.of("dead-" + i), 1, Instant.EPOCH, new byte[] {1, 2, 3}), 0);
                }
                shop.connect(node, Shop.KEY);
                shop.xero.resetRequests();
                shop.xero.advance(Duration.ofDays(8));
                KeepAliveReport report = node.keepAlive();
                assertThat(report.count(Outcome.FAILED)).isEqualTo(DEAD);
                assertThat(report.count(Outcome.REFRESHED)).isEqualTo(1);
                assertThat(shop.spent()).hasSize(1);
            }
        }
    }

    @Test
    void aFolderThatWasCopiedToAnotherDeploymentNeverRefreshes(@TempDir Path folder, @TempDir Path copy)
            throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                ConnectionManager production =
                        shop.node().deployment("production").build();
                ConnectionManager staging = shop.node(new FileTokenStore(copy))
                        .deployment("staging")
                        .build()) {
            shop.connect(production, Shop.KEY);
            shop.xero.resetRequests();
            FileSystemUtils.copyRecursively(folder, copy);

            shop.xero.advance(Duration.ofDays(8));
            staging.keepAlive();
            ReauthorizationRequiredException error =
                    catchThrowableOfType(ReauthorizationRequiredException.class, () -> staging.refresh(Shop.KEY));
            assertThat(error.reason()).isEqualTo(ReauthorizationRequiredException.Reason.COPIED_STORE);
            assertThat(shop.spent()).isEmpty();

            production.keepAlive();
            assertThat(shop.spent()).hasSize(1);
            shop.requireAlive(production);
        }
    }
}
