package io.xeroconnect.lab.throughput;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A store of the library's as a vendor opens it, and filled as fast as it can be. */
enum StoreKind {
    MEMORY,
    FILE,
    DATABASE;

    /**
     * Opens the store.
     *
     * @param address a folder, or a JDBC address, a blank and the table
     * @param fill how many connections to store first; 0 if another process has stored them
     */
    TokenStore open(String address, Shops shops, int fill) throws SQLException {
        return switch (this) {
            case MEMORY -> filled(new InMemoryTokenStore(), shops, fill);
            case FILE -> filled(new FileTokenStore(Path.of(address)), shops, fill);
            case DATABASE -> database(address, shops, fill);
        };
    }

    private static TokenStore filled(TokenStore store, Shops shops, int fill) {
        shops.fill(store, fill);
        return store;
    }

    private static TokenStore database(String address, Shops shops, int fill) throws SQLException {
        String[] parts = address.split(" ", -1);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(parts[0]);
        JdbcTokenStore store = new JdbcTokenStore(pool).withTable(parts[1]);
        store.createSchemaIfMissing();
        if (fill > 0) {
            fill(pool, parts[1], shops, fill);
        }
        return store;
    }

    /** One by one each would be a commit. */
    private static void fill(DataSource pool, String table, Shops shops, int count) throws SQLException {
        String sql = "INSERT INTO " + table + " (connection_key, version, due_at, payload) VALUES (?, ?, ?, ?)";
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                TokenRecord record = shops.record(i);
                insert.setBytes(1, record.key().value().getBytes(StandardCharsets.UTF_8));
                insert.setLong(2, record.version());
                insert.setLong(3, record.dueAt().toEpochMilli());
                insert.setBytes(4, record.payload());
                insert.addBatch();
                if (i % 500 == 499) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
