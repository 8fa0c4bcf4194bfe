package io.xeroconnect.acceptance.torture;

import io.xeroconnect.store.JdbcTokenStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An SQLite file, which another program locks for itself, readers included. */
final class SqliteUnderTest implements StoreUnderTest {
    /** Among so many writers the intruder, too, waits for its turn. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final String url;
    private final Connection intruder;

    SqliteUnderTest(Path file) {
        this.url = "jdbc:sqlite:" + file;
        SQLiteConfig patient = new SQLiteConfig();
        patient.setBusyTimeout(PATIENCE_MILLIS);
        SQLiteDataSource database = new SQLiteDataSource(patient);
        database.setUrl(url);
        new JdbcTokenStore(database).createSchemaIfMissing();
        try {
            this.intruder = database.getConnection();
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
