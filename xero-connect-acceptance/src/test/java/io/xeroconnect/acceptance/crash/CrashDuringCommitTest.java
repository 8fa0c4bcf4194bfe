package io.xeroconnect.acceptance.crash;

import static io.xeroconnect.acceptance.crash.Shop.PRODUCTION_LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.Child;
import io.xeroconnect.acceptance.store.Postgres;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process is killed while PostgreSQL works on its commit, and nobody alive knows what came of it. */
@Timeout(60)
final class CrashDuringCommitTest {
    private static final String BLOCKED =
            "FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE%'";

    @Test
    void aCommitThatNeverHappenedIsReplayed() throws Exception {
        String database = Postgres.newDatabase();
        try (Shop shop = shop(database);
                Survivor survivor = new Survivor(shop)) {
            dieDuringCommit(shop, database, "SELECT pg_terminate_backend(pid) " + BLOCKED);
            survivor.recover();
            assertThat(shop.spent().get(1)).isEqualTo(shop.spent().get(0));
            shop.requireAlive(survivor.manager);
        }
    }

    @Test
    void aCommitThatHappenedAllTheSameIsLeftAlone() throws Exception {
        String database = Postgres.newDatabase();
        try (Shop shop = shop(database);
                Survivor survivor = new Survivor(shop)) {
            dieDuringCommit(shop, database, "SELECT 1");
            Eventually.is("PostgreSQL commits for a client that is gone", shop::isAtRest);
            survivor.recover();
            assertThat(shop.spent()).hasSize(1);
            shop.requireAlive(survivor.manager);
        }
    }

    /** Nothing here moves a clock: the lease lapses and the sweep comes in real time. */
    @Test
    void theSweepInTheBackgroundRecoversByItself() throws Exception {
        try (Shop shop = shop(Postgres.newDatabase());
                Hold hold = shop.xero.hold(Endpoint.TOKEN);
                Child child = shop.refreshElsewhere(Moment.NONE, Duration.ofSeconds(1));
                ConnectionManager other =
                        shop.node().keepAlive(Duration.ofSeconds(1)).build()) {
            hold.awaitArrivals(1, Duration.ofSeconds(30));
            child.kill();
            hold.release();
            Eventually.is("the old token is replayed", () -> shop.spent().size() == 2);
            shop.requireAlive(other);
        }
    }

    private static Shop shop(String database) {
        Storage.create(database);
        return Shop.connected(XeroSandbox.builder().graceVariant(GraceVariant.ENDS_SIBLINGS), database);
    }

    /** Locks the record while Xero answers, so that the commit waits in the database; kills its process; then unlocks. */
    private static void dieDuringCommit(Shop shop, String database, String beforeUnlocking) throws Exception {
        try (Hold hold = shop.xero.hold(Endpoint.TOKEN);
                Child child = shop.refreshElsewhere(Moment.NONE, PRODUCTION_LEASE);
                Connection locking = DriverManager.getConnection(database);
                Statement lock = locking.createStatement();
                Connection watching = DriverManager.getConnection(database);
                Statement watch = watching.createStatement()) {
            hold.awaitArrivals(1, Duration.ofSeconds(30));
            locking.setAutoCommit(false);
            lock.execute("SELECT 1 FROM xero_connect_record FOR UPDATE");
            hold.release();
            Eventually.is("the commit waits", () -> exists(watch, BLOCKED));
            child.kill();
            watch.execute(beforeUnlocking);
            locking.commit();
        }
    }

    private static boolean exists(Statement statement, String from) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 " + from)) {
            return found.next();
        }
    }
}
