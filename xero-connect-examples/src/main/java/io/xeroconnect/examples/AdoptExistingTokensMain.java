package io.xeroconnect.examples;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.AdoptTokens;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.JdbcTokenStore;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Shows {@link AdoptTokens} with a table of five shops, against a sandbox, twice, as after a crash. */
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
                out.println(adopt(old, xero, out).toText());
                out.println("Run again, which brings along what is left and asks for nothing that is done:");
                out.println(adopt(old, xero, out).toText());
            }
        }
    }

    private static MigrationReport adopt(OldProduct old, ConnectionManager xero, PrintStream out) throws SQLException {
        return AdoptTokens.adopt(old.database, xero, old.app, AdoptExistingTokensMain::connectPage, out::println);
    }

    private static URI connectPage(ConnectionKey shop) {
        return URI.create(
                "https://pos.example/xero/connect?shop=" + URLEncoder.encode(shop.value(), StandardCharsets.UTF_8));
    }
}
