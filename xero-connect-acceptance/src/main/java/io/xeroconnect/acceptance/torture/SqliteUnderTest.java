package io.xeroconnect.acceptance.torture;

import io.xeroconnect.store.JdbcTokenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteDataSource;

/** An SQLite file, which another program locks for itself, readers included. */
final class SqliteUnderTest implements StoreUnderTest {
    private final String url;
    private final Connection intruder;

    SqliteUnderTest(Path file) {
        this.url = "jdbc:sqlite:" + file;
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl(url);
        new JdbcTokenStore(database).createSchemaIfMissing();
        try {
            this.intruder = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException("The file was just created.", e);
        }
    }

    @Override
    public String address() {
        return url;
    }

    @Override
    public void takeAway() throws IOException {
        execute("BEGIN EXCLUSIVE");
    }

    @Override
    public void giveBack() throws IOException {
        execute("ROLLBACK");
    }

    private void execute(String sql) throws IOException {
        try (Statement statement = intruder.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            intruder.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
