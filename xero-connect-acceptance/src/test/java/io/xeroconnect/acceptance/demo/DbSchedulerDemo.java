package io.xeroconnect.acceptance.demo;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.recipes.KeepAliveTask;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.examples.demo.RecipeShop;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.store.InMemoryTokenStore;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Nobody calls Xero for eight days; the first sweep finds Xero out of reach, and the next one keeps the connection. */
final class DbSchedulerDemo {
    private static final Duration QUIET = Duration.ofDays(8);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofHours(1);
    private static final long LONGEST_SECONDS = 60;

    /** As db-scheduler's own scripts make it, without what other databases need. */
    private static final String TABLE = """
            CREATE TABLE scheduled_tasks (
                task_name VARCHAR(100), task_instance VARCHAR(100), task_data BLOB,
                execution_time TIMESTAMP WITH TIME ZONE, picked BIT, picked_by VARCHAR(50),
                last_success TIMESTAMP WITH TIME ZONE, last_failure TIMESTAMP WITH TIME ZONE,
                consecutive_failures INT, last_heartbeat TIMESTAMP WITH TIME ZONE, version BIGINT, priority SMALLINT,
                PRIMARY KEY (task_name, task_instance))""";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final RecipeShop shop;
    private final DataSource database;

    private DbSchedulerDemo(RecipeShop shop, DataSource database) {
        this.shop = shop;
        this.database = database;
    }

    static void run(PrintStream out) throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:db-scheduler", "", "");
        try (RecipeShop shop = new RecipeShop()) {
            new DbSchedulerDemo(shop, database).show(out);
        } finally {
            database.dispose();
        }
    }

    private void show(PrintStream out) throws Exception {
        createTable();
        try (ConnectionManager xero = shop.build(ConnectionManager.builder(new InMemoryTokenStore())
                .keepAlive(Duration.ZERO)
                .listener(new Refreshed()))) {
            shop.connect(xero, xero);
            RecurringTask<Void> task = KeepAliveTask.of(xero, this::failed);
            shop.xero.advance(QUIET);
            shop.xero.goOffline();
            out.println("Xero is out of reach: " + nextSweep(task));
            shop.xero.goOnline();
            shop.xero.advance(UNTIL_TRIED_AGAIN);
            out.println("It is back: " + nextSweep(task));
        }
    }

    /** Starts a server of the product, whose first task is due now, and ends it when something was heard. */
    private String nextSweep(RecurringTask<Void> task) throws InterruptedException {
        Scheduler scheduler = KeepAliveTask.scheduler(database, task);
        SchedulerClient client = SchedulerClient.Builder.create(database, task).build();
        client.getScheduledExecution(task.getDefaultTaskInstance())
                .ifPresent(execution -> client.reschedule(execution.getTaskInstance(), Instant.now()));
        scheduler.start();
        try {
            return String.valueOf(heard.poll(LONGEST_SECONDS, TimeUnit.SECONDS));
        } finally {
            scheduler.stop();
        }
    }

    private void failed(KeepAliveReport.Entry entry) {
        heard.add(entry.key() + " was not refreshed, " + entry.daysLeft().orElse(0L) + " days left");
    }

    private final class Refreshed implements ConnectionListener {
        @Override
        public void refreshed(ConnectionEvent event) {
            long days = event.connection().daysLeft(event.at()).orElse(0L);
            heard.add(event.connection().key() + " was refreshed, " + days + " days left");
        }
    }

    private void createTable() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }
}
