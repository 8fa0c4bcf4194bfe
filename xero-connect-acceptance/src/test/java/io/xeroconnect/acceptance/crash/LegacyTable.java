package io.xeroconnect.acceptance.crash;

import io.xeroconnect.migration.FormerOrganisation;
import io.xeroconnect.migration.LegacyConnection;
import io.xeroconnect.migration.OAuth1Credentials;
import io.xeroconnect.migration.OAuth1SigningKey;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What another program kept, as a file with a row for each of its customers; every second one is still on OAuth 1.0a. */
final class LegacyTable {
    private static final String COLUMN = "\t";

    private LegacyTable() {}

    /**
     * Writes a table of customers who all use one app, each with an organisation of their own. The first line holds the app's
     * consumer key and signing key of OAuth 1.0a.
     */
    static void write(Path file, XeroSandbox xero, int rows) throws IOException, GeneralSecurityException {
        SandboxApp app = xero.addWebApp("Till", Shop.CALLBACK);
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        List<String> lines = new ArrayList<>();
        lines.add(app.enableOAuth1(keys.getPublic()) + COLUMN + pem);
        for (int i = 0; i < rows; i++) {
            SandboxUser owner = xero.addUser("owner-" + i + "@shop.example");
            SandboxOrganisation organisation = xero.addOrganisation("Shop " + i, owner);
            boolean former = i % 2 == 1;
            lines.add(String.join(
                    COLUMN,
                    key(i).value(),
                    app.clientId(),
                    app.secret(),
                    former
                            ? app.issueOAuth1Token(owner, organisation)
                            : app.issueRefreshToken(owner, organisation, "accounting.settings.read"),
                    organisation.tenantId().toString(),
                    former ? "OAUTH1" : "OAUTH2"));
        }
        Files.write(file, lines);
    }

    static ConnectionKey key(int number) {
        return ConnectionKey.of("shop-" + number);
    }

    static Stream<LegacyConnection> rows(Path file) throws IOException {
        List<String[]> lines = Files.readAllLines(file).stream()
                .map(line -> line.split(COLUMN, -1))
                .toList();
        String consumerKey = lines.get(0)[0];
        OAuth1SigningKey signing = OAuth1SigningKey.fromPem(
                "-----BEGIN PRIVATE KEY-----\n" + lines.get(0)[1] + "\n-----END PRIVATE KEY-----\n");
        return lines.stream().skip(1).map(columns -> row(columns, consumerKey, signing));
    }

    private static LegacyConnection row(String[] columns, String consumerKey, OAuth1SigningKey signing) {
        return LegacyConnection.ofRow(columns[0], key -> {
            XeroApp app = XeroApp.web(columns[1], columns[2], Shop.CALLBACK);
            return columns[5].equals("OAUTH1")
                    ? LegacyConnection.ofOAuth1(
                            key,
                            app,
                            OAuth1Credentials.partner(consumerKey, signing, columns[3])
                                    .withOrganisation(FormerOrganisation.UNKNOWN.withTenantId(columns[4])))
                    : LegacyConnection.ofRefreshToken(key, app, columns[3], columns[4]);
        });
    }
}
