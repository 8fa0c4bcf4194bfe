package io.xeroconnect.lab.sweep;

import io.xeroconnect.lab.database.DurablePostgres;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** A table with many connections, of which only those are due that are made so. */
final class Table {
    private static final long IN_A_HUNDRED_YEARS = 4_900_000_000_000L;

    private final DurablePostgres postgres;
    private final TokenRecord record;
    final String name;
    final int size;

    Table(DurablePostgres postgres, Shops shops, int size) throws SQLException {
        this.postgres = postgres;
        this.record = shops.record(0);
        this.name = "shops_" + size;
        this.size = size;
        fill();
    }

    private void fill() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.address());
        new JdbcTokenStore(source).withTable(name).createSchemaIfMissing();
        String rows = "INSERT INTO " + name + " (connection_key, version, due_at, payload)"
                + " SELECT convert_to('shop-' || n, 'UTF8'), ?, ?, ? FROM generate_series(0, ?) AS n";
        try (Connection connection = postgres.connect();
                Statement truncate = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(rows)) {
            connection.setAutoCommit(false);
            truncate.execute("TRUNCATE " + name);
            insert.setLong(1, record.version());
            insert.setLong(2, IN_A_HUNDRED_YEARS);
            insert.setBytes(3, record.payload());
            insert.setInt(4, size - 1);
            insert.executeUpdate();
            connection.commit();
        }
        postgres.run("VACUUM ANALYZE " + name);
    }

    /** Gives every so manieth connection the old tokens again, so that it is due. */
    void makeDue(int count) throws SQLException {
        String sql = "UPDATE " + name + " SET version = version + 1, due_at = ?, payload = ?"
                + " WHERE connection_key = convert_to('shop-' || ?::int, 'UTF8')";
        try (Connection connection = postgres.connect();
                PreparedStatement update = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                update.setLong(1, record.dueAt().toEpochMilli());
                update.setBytes(2, record.payload());
                update.setInt(3, i * (size / count));
                update.addBatch();
            }
            update.executeBatch();
            connection.commit();
        }
    }

    /** What PostgreSQL itself has counted for this table. */
    record Reads(long sequentialScans, long sequentialRows, long indexRows) {
        Reads since(Reads before) {
            return new Reads(
                    sequentialScans - before.sequentialScans,
                    sequentialRows - before.sequentialRows,
                    indexRows - before.indexRows);
        }
    }

    /** Returns the counts so far, complete once everybody else has gone. */
    Reads reads() throws SQLException {
        while (!postgres.text("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid()")
                .equals("0")) {
            Thread.onSpinWait();
        }
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT seq_scan, seq_tup_read, idx_tup_fetch FROM pg_stat_user_tables WHERE relname = '" + name
                                + "'")) {
            row.next();
            return new Reads(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }
}
