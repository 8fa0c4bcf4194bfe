package io.xeroconnect.acceptance.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.store.JdbcTokenStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each database finds what is due by the index, according to its own plan of the very statement that the store sends. */
final class DueIndexTest {
    private static final String INDEX = "xero_connect_record_due";
    private static final int RECORDS = 3000;

    @Test
    void postgresqlUsesIt() throws Exception {
        assertThat(plan(Postgres.newDatabase(), "ANALYZE", "EXPLAIN "))
                .contains("Index Scan using " + INDEX)
                .doesNotContain("Sort");
    }

    @Test
    void mariaDbUsesIt() throws Exception {
        assertThat(plan(MariaDb.newDatabase(), "ANALYZE TABLE xero_connect_record", "EXPLAIN "))
                .contains("| range | " + INDEX)
                .doesNotContain("filesort");
    }

    @Test
    void sqliteUsesIt(@TempDir Path folder) throws Exception {
        assertThat(plan("jdbc:sqlite:" + folder.resolve("tokens.sqlite"), "ANALYZE", "EXPLAIN QUERY PLAN "))
                .contains("USING INDEX " + INDEX + " (due_at<?)")
                .doesNotContain("B-TREE");
    }

    private static String plan(String address, String analyze, String explain) throws SQLException {
        DataSource database = new DriverManagerDataSource(address);
        Storage.create(address);
        try (Connection connection = database.getConnection()) {
            fill(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(analyze);
                String sql = sentByDue(database).replaceFirst("\\?", "100").replaceFirst("\\?", "50");
                return text(statement, explain + sql);
            }
        }
    }

    private static void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        String sql = "INSERT INTO xero_connect_record (connection_key, version, due_at, payload) VALUES (?, 1, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < RECORDS; i++) {
                insert.setBytes(1, ("shop-" + i).getBytes(UTF_8));
                insert.setLong(2, i);
                insert.setBytes(3, new byte[500]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String sentByDue(DataSource database) {
        AtomicReference<String> sent = new AtomicReference<>("");
        new JdbcTokenStore(new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        return listening(super.getConnection(), sent);
                    }
                })
                .due(Instant.EPOCH, 1);
        return sent.get();
    }

    private static Connection listening(Connection real, AtomicReference<String> sent) {
        return (Connection) Proxy.newProxyInstance(
                DueIndexTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        sent.set((String) arguments[0]);
                    }
                    return method.invoke(real, arguments);
                });
    }

    private static String text(Statement statement, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    text.append("| ").append(rows.getString(i)).append(' ');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
