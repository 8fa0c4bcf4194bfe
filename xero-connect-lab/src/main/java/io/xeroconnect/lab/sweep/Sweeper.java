package io.xeroconnect.lab.sweep;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.lab.database.DurablePostgres;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.store.JdbcTokenStore;
import java.sql.SQLException;
import java.time.Duration;

/** A product on one of the tables. */
final class Sweeper implements AutoCloseable {
    static final int DUE = 100;

    private final Table table;
    private final HikariDataSource pool = new HikariDataSource();
    private final CountingStore store;
    private final ConnectionManager manager;

    Sweeper(Table table, DurablePostgres postgres, FastXero xero) {
        this.table = table;
        pool.setJdbcUrl(postgres.address());
        store = new CountingStore(new JdbcTokenStore(pool).withTable(table.name));
        manager = ConnectionManager.builder(store)
                .app(Shops.APP)
                .endpoints(xero.endpoints())
                .keepAlive(Duration.ZERO)
                .tenantCheck(false)
                .build();
    }

    /** Makes connections due and returns how many milliseconds the sweep then takes. */
    double millis() throws SQLException {
        table.makeDue(DUE);
        return sweep();
    }

    double sweep() {
        long start = System.nanoTime();
        KeepAliveReport report = manager.keepAlive();
        double millis = (System.nanoTime() - start) / 1e6;
        if (report.count(Outcome.REFRESHED) != DUE || report.entries().size() != DUE) {
            throw new IllegalStateException(DUE + " were due, and the sweep says " + report + ".");
        }
        return millis;
    }

    CountingStore store() {
        return store;
    }

    @Override
    public void close() {
        manager.close();
        pool.close();
    }
}
