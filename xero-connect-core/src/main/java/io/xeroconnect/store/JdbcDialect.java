package io.xeroconnect.store;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Locale;

/** What differs between databases: the column types of the schema, and how a query is cut short. */
enum JdbcDialect {
    POSTGRESQL("postgresql", " LIMIT ?"),
    MYSQL("mysql", " LIMIT ?"),
    H2("h2", " LIMIT ?"),
    SQLITE("sqlite", " LIMIT ?"),
    SQLSERVER("sqlserver", " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY"),
    ORACLE("oracle", " FETCH FIRST ? ROWS ONLY");

    private static final int SQLITE_CONSTRAINT = 19;

    private final String schemaFile;
    private final String limit;

    JdbcDialect(String schemaFile, String limit) {
        this.schemaFile = schemaFile;
        this.limit = limit;
    }

    static JdbcDialect of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("mariadb")) {
            return MYSQL;
        }
        for (JdbcDialect dialect : values()) {
            if (product.replace("microsoft sql server", "sqlserver").contains(dialect.schemaFile)) {
                return dialect;
            }
        }
        return POSTGRESQL;
    }

    /** The name of the schema's resource beside this class. */
    String schemaResource() {
        return "schema/" + schemaFile + ".sql";
    }

    /** Ends a query whose last parameter is the most rows wanted. */
    String limit() {
        return limit;
    }

    /** Returns whether an insert failed because the key is there already. */
    static boolean isDuplicateKey(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLIntegrityConstraintViolationException
                || (state != null && state.startsWith("23"))
                || (e.getClass().getName().startsWith("org.sqlite.") && (e.getErrorCode() & 0xFF) == SQLITE_CONSTRAINT);
    }
}
