package io.xeroconnect.examples;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** A product that kept its tokens in a table of its own until now, with a sandbox and a database that end with it. */
final class OldProduct implements AutoCloseable {
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    final XeroSandbox xero = XeroSandbox.start();
    final JdbcDataSource database = new JdbcDataSource();
    final XeroApp app;

    private final SandboxUser owner = xero.addUser("owner@shop.example");
    private final SandboxApp registered = xero.addWebApp("Our till", CALLBACK);
    private final Connection open;

    OldProduct() throws SQLException {
        app = XeroApp.web(registered.clientId(), registered.secret(), CALLBACK);
        database.setURL("jdbc:h2:mem:old-product");
        open = database.getConnection();
        try (Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE xero_tokens"
                    + " (shop VARCHAR(50) PRIMARY KEY, refresh_token VARCHAR(4000), tenant_id VARCHAR(36))");
        }
        fill();
    }

    /** Two shops that are connected, one that was away for too long, one in the wrong row and one that never began. */
    private void fill() throws SQLException {
        SandboxOrganisation corner = xero.addOrganisation("Corner Shop", owner);
        SandboxOrganisation kiosk = xero.addOrganisation("Harbour Kiosk", owner);
        SandboxOrganisation bakery = xero.addOrganisation("Bakery", xero.addUser("baker@shop.example"));
        keep("shop-1", token(corner), tenantId(corner));
        keep("shop-2", token(kiosk), tenantId(kiosk));
        keep("shop-3", "no-longer-accepted", tenantId(corner));
        keep("shop-4", token(kiosk), tenantId(bakery));
        keep("shop-5", "", tenantId(bakery));
    }

    private String token(SandboxOrganisation organisation) {
        return registered.issueRefreshToken(owner, organisation, "accounting.settings.read");
    }

    private static String tenantId(SandboxOrganisation organisation) {
        return organisation.tenantId().toString();
    }

    private void keep(String shop, String refreshToken, String tenantId) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement("INSERT INTO xero_tokens VALUES (?, ?, ?)")) {
            insert.setString(1, shop);
            insert.setString(2, refreshToken);
            insert.setString(3, tenantId);
            insert.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        open.close();
        xero.close();
    }
}
