package io.xeroconnect.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.store.Postgres;
import io.xeroconnect.acceptance.store.Storage;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.canary.Canary;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.TokenKeys;
import io.xeroconnect.store.TokenStore;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The one file of the support tool, run from an empty folder beside a product that has the store open. */
@Timeout(60)
final class SupportJarPackaged {
    private static final ConnectionKey SHOP = ConnectionKey.of("shop-7");
    private static final URI CALLBACK = URI.create("https://pos.example/xero/callback");
    private static final long LARGEST = 8_000_000;

    private final XeroSandbox xero = XeroSandbox.start();
    private final SandboxUser owner = xero.addUser("owner@shop.example");
    private final SandboxApp app = xero.addWebApp("Till", CALLBACK);
    private final Map<String, String> environment = new HashMap<>();
    private final String key = TokenKeys.generate();

    @TempDir
    private Path folder;

    private Path empty = Path.of("");

    @BeforeEach
    void makeEmptyFolder() throws IOException {
        empty = Files.createDirectory(folder.resolve("empty"));
        environment.put("XERO_CONNECT_ENDPOINTS", xero.baseUri().toString());
    }

    @AfterEach
    void close() throws IOException {
        try (Stream<Path> left = Files.list(empty)) {
            assertThat(left).isEmpty();
        } finally {
            xero.close();
        }
    }

    private SupportRun run(String... arguments) throws Exception {
        return SupportRun.of(empty, environment, "", List.of(arguments));
    }

    private ConnectionManager product(TokenStore store) {
        ConnectionManager product = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .keepAlive(Duration.ZERO)
                .build();
        product.useApp(SHOP, XeroApp.web(app.clientId(), app.secret(), CALLBACK));
        AuthorizationRequest request = product.beginAuthorization(SHOP);
        URI callback = owner.allow(request.uri(), xero.addOrganisation("Corner Shop", owner));
        product.completeAuthorization(
                callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
        return product;
    }

    private TokenStore sealed(TokenStore store) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        environment.put("XERO_CONNECT_KEYS", file.toString());
        return EncryptedTokenStore.over(store, new AesGcmTokenCipher(TokenKeys.parse(List.of(key))));
    }

    /** Returns the jar that the tests have of this driver, as a product has it. */
    private static String driver(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Path.of(entry).getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private void reads(ConnectionManager product) throws Exception {
        SupportRun list = run("list");
        assertThat(list.err()).isEmpty();
        assertThat(list.status()).isZero();
        assertThat(list.out()).contains("shop-7  CONNECTED", "Corner Shop", "1 connections, 1 usable, 0 unreadable");
        product.refresh(SHOP);
    }

    private void writes() throws Exception {
        assertThat(run("disconnect", "shop-7", "--yes").status()).isZero();
        assertThat(xero.connectionsOf(owner, app)).isEmpty();
    }

    @Test
    void aSealedFolder() throws Exception {
        Path store = folder.resolve("store");
        environment.put("XERO_CONNECT_STORE", store.toString());
        try (ConnectionManager product = product(sealed(new FileTokenStore(store)))) {
            SupportRun test = run("test", "--all", "--json");
            assertThat(test.status()).as(test.out() + test.err()).isZero();
            assertThat(test.out())
                    .startsWith("{")
                    .contains("\"healthy\" : true")
                    .endsWith("}\n");
            reads(product);
            writes();
            environment.remove("XERO_CONNECT_KEYS");
            SupportRun locked = run("show", "shop-7");
            assertThat(locked.status()).isEqualTo(5);
            assertThat(locked.err())
                    .startsWith("error: The records of this store are sealed")
                    .hasLineCount(1);
        }
    }

    @Test
    void aSealedPostgresql() throws Exception {
        String address = Postgres.newDatabase();
        Path config = folder.resolve("support.properties");
        Files.writeString(config, "jdbc=" + address.split("\\?", 2)[0] + "\nuser=postgres\n");
        environment.put("XERO_CONNECT_CONFIG", config.toString());
        environment.put("XERO_CONNECT_PASSWORD", "postgres");
        try (ConnectionManager product = product(sealed(Storage.create(address)))) {
            reads(product);
            writes();
        }
    }

    @Test
    void anH2ThatIsShared() throws Exception {
        String address = "jdbc:h2:" + folder.resolve("h2") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        environment.put("XERO_CONNECT_JDBC", address);
        environment.put("XERO_CONNECT_DRIVER", driver("h2"));
        try (Connection open = DriverManager.getConnection(address);
                ConnectionManager product = product(Storage.create(address))) {
            reads(product);
            assertThat(open.isValid(1)).isTrue();
        }
    }

    @Test
    void anSqliteFile() throws Exception {
        String address = "jdbc:sqlite:" + folder.resolve("till.sqlite");
        environment.put("XERO_CONNECT_JDBC", address);
        SupportRun without = run("list");
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err()).contains("There is no driver for jdbc:sqlite");
        environment.put("XERO_CONNECT_DRIVER", driver("sqlite-jdbc"));
        try (ConnectionManager product = product(Storage.create(address))) {
            reads(product);
        }
    }

    @Test
    void aSecretFromTheStandardInput() throws Exception {
        Path store = folder.resolve("store");
        try (ConnectionManager product = product(new FileTokenStore(store))) {
            String secret = app.addSecret();
            app.saveSecret(secret);
            SupportRun replaced = SupportRun.of(
                    empty,
                    environment,
                    secret + "\n",
                    List.of("replace-secret", "shop-7", "--new-secret-file=-", "--verbose", "--store=" + store));
            assertThat(replaced.status()).as(replaced.err()).isZero();
            assertThat(replaced.out()).startsWith("NEW: ");
            assertThat(replaced.err()).contains("keeps tokens and client secrets unsealed");
            product.refresh(SHOP);
        }
    }

    /** What is typed at a prompt that is shown stands in the output, which proves that the terminal is one. */
    @Test
    void atATerminalASecretIsNotShownWhileItIsTyped() throws Exception {
        Path store = folder.resolve("store");
        product(new FileTokenStore(store)).close();
        String secret = app.addSecret();
        app.saveSecret(secret);
        String replaced = typed("(not shown):", secret, "replace-secret", "shop-7", "--store=" + store);
        assertThat(replaced)
                .contains("The new client secret (not shown):", "NEW")
                .doesNotContain(secret);
        String kept = typed("Go on? [y/N]", "rather not", "forget", "shop-7", "--store=" + store);
        assertThat(kept).contains("Go on? [y/N] rather not", "Nothing was done.");
    }

    /** Runs the tool at a terminal, types this line when it is asked for, and returns all that the terminal showed. */
    private String typed(String prompt, String line, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("script", "-qec", String.join(" ", SupportRun.command(List.of(arguments)))));
        command.add("/dev/null");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(empty.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        StringBuilder shown = new StringBuilder();
        boolean answered = false;
        try (OutputStream keyboard = process.getOutputStream()) {
            for (int c = process.getInputStream().read();
                    c != -1;
                    c = process.getInputStream().read()) {
                shown.append((char) c);
                if (!answered && shown.indexOf(prompt) >= 0) {
                    keyboard.write((line + "\n").getBytes(UTF_8));
                    keyboard.flush();
                    answered = true;
                }
            }
        }
        process.waitFor();
        Canary.logged("the terminal", shown.toString());
        return shown.toString();
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Path store = folder.resolve("store");
        product(new FileTokenStore(store)).close();
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "torn");
            }
        }
        SupportRun list = run("list", "--store=" + store);
        assertThat(list.out()).startsWith("0 connections");
        assertThat(list.err()).contains("note: Skipped: ").doesNotContain("\tat ");
    }

    @Test
    void theFileIsSmallAndBringsItsLicences() throws Exception {
        long size = Files.size(SupportRun.JAR);
        System.out.printf("xero-connect-support.jar: %.2f MB%n", size / 1e6);
        assertThat(size).isLessThan(LARGEST);
        try (JarFile jar = new JarFile(SupportRun.JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                    .isEqualTo("true");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "PostgreSQL Global Development Group");
            assertThat(text(jar, "META-INF/NOTICE")).contains("picocli", "Jackson");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch");
            assertThat(jar.stream().map(Object::toString)).noneMatch(name -> name.endsWith("module-info.class"));
        }
        SupportRun version = run("--version");
        assertThat(version.status()).isZero();
        assertThat(version.out()).startsWith("xero-connect-support 0.");
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
    }
}
