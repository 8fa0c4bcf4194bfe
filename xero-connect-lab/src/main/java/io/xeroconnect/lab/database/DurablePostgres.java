package io.xeroconnect.lab.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL with its own settings for durability, which an embedded one otherwise switches off. */
public final class DurablePostgres implements AutoCloseable {
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts one.
     *
     * @param data a folder on a real disk, for its data
     * @throws IllegalStateException if it says that a commit is not durable
     */
    public static DurablePostgres start(Path data) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        // Filled in the transaction that empties it, a table is then written once and not to the log too.
        builder.setServerConfig("wal_level", "minimal").setServerConfig("max_wal_senders", "0");
        DurablePostgres started = new DurablePostgres(builder.start());
        for (String setting : DURABLE) {
            started.requireOn(setting);
        }
        return started;
    }

    private void requireOn(String setting) throws SQLException {
        String value = text("SHOW " + setting);
        if (!value.equals("on")) {
            throw new IllegalStateException("PostgreSQL's " + setting + " is " + value + ".");
        }
    }

    /** Returns its version. */
    public String version() throws SQLException {
        return text("SHOW server_version");
    }

    /** Returns the JDBC address of its database. */
    public String address() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Returns a new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(address());
    }

    /** Runs a statement on a connection of its own. */
    public void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the only value of a query. */
    public String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
