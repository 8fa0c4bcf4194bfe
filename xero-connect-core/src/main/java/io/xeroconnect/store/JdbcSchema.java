package io.xeroconnect.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates the table of a {@link JdbcTokenStore} from the resource of its database. */
final class JdbcSchema {
    private JdbcSchema() {}

    /** Two nodes may start at once, so a failure counts only if the table is still not there afterwards. */
    static void createIfMissing(Connection connection, JdbcDialect dialect, String table) throws SQLException {
        if (exists(connection, table)) {
            return;
        }
        try {
            create(connection, dialect, table);
        } catch (SQLException e) {
            if (!exists(connection, table)) {
                throw e;
            }
        }
    }

    private static boolean exists(Connection connection, String table) {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT version FROM " + table + " WHERE 1 = 0")
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void create(Connection connection, JdbcDialect dialect, String table) throws SQLException {
        String unqualified = table.substring(table.indexOf('.') + 1);
        String name = "\\b" + JdbcTokenStore.DEFAULT_TABLE;
        String script = read(dialect.schemaResource())
                .replaceAll(name + "_due\\b", unqualified + "_due")
                .replaceAll(name + "\\b", table);
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql.strip());
                }
            }
        }
    }

    private static String read(String resource) {
        try (InputStream in = JdbcSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
