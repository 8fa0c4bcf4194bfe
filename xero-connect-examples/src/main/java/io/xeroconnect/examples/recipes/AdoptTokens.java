package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.MigrationPlan;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Takes over the refresh tokens that a product's own code kept in a table. That code has to stop first, everywhere and for
 * good: two that refresh one token take it from each other. Run it again as often as you like.
 */
public final class AdoptTokens {
    private AdoptTokens() {}

    /**
     * Adopts each row, and reports what became of it. Blocks.
     *
     * @param app to which the tokens were issued
     * @param connectPage a page of the product's own, where a shop's owner signs in and presses Connect
     * @param progress hears a line for each row
     */
    public static MigrationReport adopt(
            DataSource database,
            ConnectionManager xero,
            XeroApp app,
            Function<ConnectionKey, URI> connectPage,
            Consumer<String> progress)
            throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT shop, refresh_token, tenant_id FROM xero_tokens ORDER BY shop")) {
            return MigrationPlan.with(xero)
                    .concurrency(8)
                    .consentLink(connectPage)
                    .onProgress(step -> progress.accept(
                            step.done() + " done, now " + step.row().key()))
                    .run(stream(rows, app));
        }
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
