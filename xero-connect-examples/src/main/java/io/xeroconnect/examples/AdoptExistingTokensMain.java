package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.MigrationPlan;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.JdbcTokenStore;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Takes over the refresh tokens that a vendor's own code kept in a database table, and prints what became of each. Runs
 * against a sandbox and a database of its own, twice, as after a crash.
 */
public final class AdoptExistingTokensMain {
    private AdoptExistingTokensMain() {}

    /** Runs it. */
    public static void main(String... args) throws SQLException {
        run(System.out);
    }

    static void run(PrintStream out) throws SQLException {
        try (OldProduct old = new OldProduct()) {
            JdbcTokenStore store = new JdbcTokenStore(old.database);
            store.createSchemaIfMissing();
            try (ConnectionManager xero = ConnectionManager.builder(store) // in production under EncryptedTokenStore
                    .app(old.app)
                    .endpoints(XeroEndpoints.at(old.xero.baseUri())) // leave it out for the real Xero
                    .build()) {
                out.println(adopt(old.database, xero, old.app, out).toText());
                out.println("Run again, which brings along what is left and asks for nothing that is done:");
                out.println(adopt(old.database, xero, old.app, out).toText());
            }
        }
    }

    /** Stop all that refreshes these tokens elsewhere before this. */
    private static MigrationReport adopt(DataSource database, ConnectionManager xero, XeroApp app, PrintStream out)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT shop, refresh_token, tenant_id FROM xero_tokens ORDER BY shop")) {
            return MigrationPlan.with(xero)
                    .concurrency(8)
                    .consentLink(AdoptExistingTokensMain::connectPage)
                    .onProgress(step ->
                            out.println(step.done() + " done, now " + step.row().key()))
                    .run(stream(rows, app));
        }
    }

    /** A page of the product's own, where the shop's owner signs in and presses Connect. */
    private static URI connectPage(ConnectionKey shop) {
        return URI.create(
                "https://pos.example/xero/connect?shop=" + URLEncoder.encode(shop.value(), StandardCharsets.UTF_8));
    }

    /** Row by row, so that the table may be as long as it likes. */
    private static Stream<LegacyConnection> stream(ResultSet rows, XeroApp app) {
        return Stream.iterate(next(rows, app), Optional::isPresent, before -> next(rows, app))
                .flatMap(Optional::stream);
    }

    private static Optional<LegacyConnection> next(ResultSet rows, XeroApp app) {
        try {
            return rows.next() ? Optional.of(row(rows, app)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("The table of the old tokens cannot be read.", e);
        }
    }

    private static LegacyConnection row(ResultSet rows, XeroApp app) throws SQLException {
        String token = rows.getString("refresh_token");
        String tenantId = rows.getString("tenant_id");
        return LegacyConnection.ofRow(
                rows.getString("shop"), shop -> LegacyConnection.ofRefreshToken(shop, app, token, tenantId));
    }
}
