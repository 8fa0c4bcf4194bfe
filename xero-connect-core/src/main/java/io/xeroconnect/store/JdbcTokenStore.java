package io.xeroconnect.store;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps records in one table of a relational database, shared by every process that reaches it.
 *
 * <p>PostgreSQL, MariaDB, H2 and SQLite are tested; MySQL, SQL Server and Oracle follow the same contract and were not
 * run. Each operation is one statement with autocommit on a connection of its own, held for no longer, so it must not be
 * called inside a transaction that could be rolled back; the library calls it on its own threads. Keys are stored as
 * UTF-8 bytes, so no collation can confuse them. Durable if the database is. Thread-safe; every method blocks.
 */
public final class JdbcTokenStore implements TokenStore {
    /** The table that is used unless another is named. */
    public static final String DEFAULT_TABLE = "xero_connect_record";

    private static final int TIMEOUT_SECONDS = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");
    private static final String COLUMNS = "connection_key, version, due_at, payload";

    private final DataSource dataSource;
    private final String table;
    private volatile @Nullable JdbcDialect dialect;

    /** Uses the table {@value #DEFAULT_TABLE} in the connection's current schema. */
    public JdbcTokenStore(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    private JdbcTokenStore(DataSource dataSource, String table) {
        this.dataSource = Objects.requireNonNull(dataSource, "A data source is needed.");
        this.table = table;
    }

    /**
     * Returns a store that uses another table.
     *
     * @throws IllegalArgumentException if the name is not letters, digits and underscores, at most 50
     */
    public JdbcTokenStore withTable(String name) {
        return new JdbcTokenStore(dataSource, requireName(name));
    }

    /**
     * Returns a store that uses a table in another schema.
     *
     * @throws IllegalArgumentException if a name is not letters, digits and underscores, at most 50
     */
    public JdbcTokenStore withTable(String schema, String name) {
        return new JdbcTokenStore(dataSource, requireName(schema) + "." + requireName(name));
    }

    private static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A table or schema name has letters, digits and underscores, begins with a"
                            + " letter, and is at most 50 characters long: " + name);
        }
        return name;
    }

    /**
     * Creates the table and its index unless the table is there. The statements are also in the resources
     * {@code io/xeroconnect/store/schema/*.sql}, for migration tools.
     */
    public void createSchemaIfMissing() {
        run(Reason.UNWRITABLE, ErrorContext.none(), connection -> {
            JdbcSchema.createIfMissing(connection, dialect(connection), table);
            return true;
        });
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE connection_key = ?";
        return run(Reason.UNREADABLE, ErrorContext.of(key), connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setBytes(1, bytes(key.value()));
                return records(statement).stream().findFirst();
            }
        });
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        return run(
                Reason.UNWRITABLE,
                ErrorContext.of(next.key()),
                connection ->
                        expectedVersion == 0 ? insert(connection, next) : update(connection, next, expectedVersion));
    }

    private boolean insert(Connection connection, TokenRecord next) throws SQLException {
        String sql = "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setBytes(1, bytes(next.key().value()));
            statement.setLong(2, next.version());
            statement.setLong(3, next.dueAt().toEpochMilli());
            statement.setBytes(4, next.payload());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (JdbcDialect.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean update(Connection connection, TokenRecord next, long expectedVersion) throws SQLException {
        String sql = "UPDATE " + table + " SET version = ?, due_at = ?, payload = ?"
                + " WHERE connection_key = ? AND version = ?";
        try (PreparedStatement statement = prepare(connection, sql)) {
            statement.setLong(1, next.version());
            statement.setLong(2, next.dueAt().toEpochMilli());
            statement.setBytes(3, next.payload());
            statement.setBytes(4, bytes(next.key().value()));
            statement.setLong(5, expectedVersion);
            return statement.executeUpdate() == 1;
        }
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        String sql = "DELETE FROM " + table + " WHERE connection_key = ? AND version = ?";
        return run(Reason.UNWRITABLE, ErrorContext.of(key), connection -> {
            try (PreparedStatement statement = prepare(connection, sql)) {
                statement.setBytes(1, bytes(key.value()));
                statement.setLong(2, expectedVersion);
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE due_at <= ? ORDER BY due_at";
        return run(Reason.UNREADABLE, ErrorContext.none(), connection -> {
            try (PreparedStatement statement =
                    prepare(connection, sql + dialect(connection).limit())) {
                statement.setLong(1, epochMillis(before));
                statement.setInt(2, limit);
                return records(statement);
            }
        });
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE connection_key > ? ORDER BY connection_key";
        return run(Reason.UNREADABLE, ErrorContext.none(), connection -> {
            try (PreparedStatement statement =
                    prepare(connection, sql + dialect(connection).limit())) {
                statement.setBytes(1, bytes(afterKey));
                statement.setInt(2, limit);
                return records(statement);
            }
        });
    }

    private static long epochMillis(Instant instant) {
        return instant.isBefore(TokenRecord.NEVER) ? instant.toEpochMilli() : Long.MAX_VALUE;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        return statement;
    }

    private static List<TokenRecord> records(PreparedStatement statement) throws SQLException {
        List<TokenRecord> records = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                records.add(new TokenRecord(
                        ConnectionKey.ofStored(new String(rows.getBytes(1), StandardCharsets.UTF_8)),
                        rows.getLong(2),
                        Instant.ofEpochMilli(rows.getLong(3)),
                        rows.getBytes(4)));
            }
        }
        return records;
    }

    private JdbcDialect dialect(Connection connection) throws SQLException {
        JdbcDialect known = dialect;
        if (known == null) {
            known = JdbcDialect.of(connection.getMetaData());
            dialect = known;
        }
        return known;
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** A pool may hand out connections without autocommit; an operation here is committed before it returns. */
    private <T> T run(Reason reason, ErrorContext about, Work<T> work) {
        try (Connection connection = open(reason, about)) {
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
            try {
                return work.run(connection);
            } finally {
                if (!autoCommit) {
                    connection.setAutoCommit(false);
                }
            }
        } catch (SQLException e) {
            // Not as the cause: some drivers quote the values of the statement, and one of them is the payload.
            throw new TokenStoreException(reason, about.detail(describe(e)));
        } catch (IllegalArgumentException e) {
            throw new TokenStoreException(Reason.CORRUPT, about.cause(e));
        }
    }

    private Connection open(Reason reason, ErrorContext about) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new TokenStoreException(reason, about.detail(describe(e)).cause(e));
        }
    }

    private static String describe(SQLException e) {
        return "(" + e.getClass().getSimpleName() + ", SQL state " + e.getSQLState() + ", code " + e.getErrorCode()
                + ")";
    }
}
