package io.xeroconnect.acceptance.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.canary.Canary;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under the seal no secret stands in any column of any row, nor in any file, at any step of a connection's life. */
final class SealedRowsTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");

    @TempDir
    Path folder;

    /** Reads all that a store has put down. */
    private interface Contents {
        byte[] read() throws Exception;
    }

    @Test
    void postgresqlHoldsNoSecret() throws Exception {
        holdsNoSecret(Postgres.newDatabase());
    }

    @Test
    void mariaDbHoldsNoSecret() throws Exception {
        holdsNoSecret(MariaDb.newDatabase());
    }

    @Test
    void h2HoldsNoSecret() throws Exception {
        holdsNoSecret("jdbc:h2:" + folder.resolve("tokens") + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void sqliteHoldsNoSecret() throws Exception {
        holdsNoSecret("jdbc:sqlite:" + folder.resolve("tokens.sqlite"));
    }

    /** A file holds more than its rows: what was there before, too. */
    @Test
    void sqlitesFileHoldsNoSecret() throws Exception {
        JdbcTokenStore store = Storage.create("jdbc:sqlite:" + folder.resolve("tokens.sqlite"));
        assertThat(isSecretSeen(Storage.sealed(store), this::files)).isFalse();
        store.delete(KEY, store.find(KEY).orElseThrow().version());
        assertThat(isSecretSeen(store, this::files)).isTrue();
    }

    @Test
    void filesHoldNoSecret() throws Exception {
        String sealed = Storage.SEALED + folder;
        assertThat(isSecretSeen(Storage.open(sealed), this::files)).isFalse();
        assertThat(isSecretSeen(Storage.open(folder.resolve("plain").toString()), this::files))
                .isTrue();
    }

    /** The same journey without the seal shows that the search finds what is there. */
    private static void holdsNoSecret(String address) throws Exception {
        JdbcTokenStore store = Storage.create(address);
        assertThat(isSecretSeen(Storage.sealed(store), () -> rows(address))).isFalse();
        store.delete(KEY, store.find(KEY).orElseThrow().version());
        assertThat(isSecretSeen(store, () -> rows(address))).isTrue();
    }

    private static boolean isSecretSeen(TokenStore store, Contents contents) throws Exception {
        boolean seen = false;
        try (XeroSandbox xero = XeroSandbox.start();
                ConnectionManager node = ConnectionManager.builder(store)
                        .endpoints(XeroEndpoints.at(xero.baseUri()))
                        .clock(xero.clock())
                        .keepAlive(Duration.ZERO)
                        .build()) {
            SandboxUser owner = xero.addUser("owner@shop.example");
            SandboxApp app = xero.addWebApp("Till", CALLBACK);
            node.useApp(KEY, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
            seen |= Canary.isIn(contents.read());
            AuthorizationRequest request = node.beginAuthorization(KEY);
            seen |= Canary.isIn(contents.read());
            URI callback = owner.allow(request.uri(), xero.addOrganisation("Corner Shop", owner));
            node.completeAuthorization(
                    callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
            seen |= Canary.isIn(contents.read());
            node.refresh(KEY);
            seen |= Canary.isIn(contents.read());
        }
        return seen;
    }

    private static byte[] rows(String address) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM xero_connect_record")) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    boolean isNumber = rows.getMetaData().getColumnType(column) == Types.BIGINT;
                    all.write(isNumber ? rows.getString(column).getBytes(UTF_8) : rows.getBytes(column));
                }
            }
        }
        assertThat(all.toString(UTF_8)).contains(KEY.value());
        return all.toByteArray();
    }

    private byte[] files() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.write(Files.readAllBytes(file));
            }
        }
        return all.toByteArray();
    }
}
