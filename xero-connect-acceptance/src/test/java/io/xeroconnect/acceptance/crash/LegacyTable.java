package io.xeroconnect.acceptance.crash;

import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What another program kept, as a file with a row for each of its customers. */
final class LegacyTable {
    private static final String COLUMN = "\t";

    private LegacyTable() {}

    /** Writes a table of customers who all use one app, each with an organisation of their own. */
    static void write(Path file, XeroSandbox xero, int rows) throws IOException {
        SandboxApp app = xero.addWebApp("Till", Shop.CALLBACK);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            SandboxUser owner = xero.addUser("owner-" + i + "@shop.example");
            SandboxOrganisation organisation = xero.addOrganisation("Shop " + i, owner);
            lines.add(String.join(
                    COLUMN,
                    key(i).value(),
                    app.clientId(),
                    app.secret(),
                    app.issueRefreshToken(owner, organisation, "accounting.settings.read"),
                    organisation.tenantId().toString()));
        }
        Files.write(file, lines);
    }

    static ConnectionKey key(int number) {
        return ConnectionKey.of("shop-" + number);
    }

    static Stream<LegacyConnection> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(COLUMN, -1))
                .map(LegacyTable::row);
    }

    private static LegacyConnection row(String[] columns) {
        return LegacyConnection.ofRow(
                columns[0],
                key -> LegacyConnection.ofRefreshToken(
                        key, XeroApp.web(columns[1], columns[2], Shop.CALLBACK), columns[3], columns[4]));
    }
}
