package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.canary.Canary;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConnectTest {
    private static final Pattern ADDRESS = Pattern.compile("http\\S+/identity/connect/authorize\\S+");

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static URI local() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + free.getLocalPort() + "/callback");
        }
    }

    /** What the owner pastes: the address on which the consent ended. */
    private BufferedReader pasting(SandboxOrganisation organisation) {
        return new BufferedReader(Reader.nullReader()) {
            @Override
            public String readLine() {
                Matcher address = ADDRESS.matcher(bench.err());
                assertThat(address.find()).isTrue();
                return bench.owner
                        .allow(URI.create(address.group()), organisation)
                        .toString();
            }
        };
    }

    @Test
    void theAnswerIsReceivedHere() throws Exception {
        SandboxApp own = bench.xero.addWebApp("Shop's own", local());
        CompletableFuture<URI> opened = new CompletableFuture<>();
        bench.browse(opened::complete);
        CompletableFuture<String> browser =
                opened.thenApplyAsync(address -> bench.owner.open(bench.owner.allow(address, bench.corner)));
        bench.terminal.answer(own.secret());
        int status = bench.run(
                "connect",
                "shop-7",
                "--own-app",
                "--client-id",
                own.clientId(),
                "--redirect-uri",
                own.redirectUri().toString());
        assertThat(browser.join()).isNotEmpty();
        assertThat(status).as(bench.err()).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("status        CONNECTED", "Corner Shop");
        assertThat(bench.terminal.askedSecretly).containsExactly("The client secret");
        assertThat(bench.terminal.asked).isEmpty();
        assertThat(bench.product.accessToken(Bench.SHOP).value()).isNotEmpty();
    }

    @Test
    void theAnswerIsPasted() throws Exception {
        bench.terminal.send(pasting(bench.corner));
        String secret = bench.file("secret", bench.app.secret() + "\n");
        assertThat(bench.run(
                        "connect",
                        "shop-7",
                        "--json",
                        "--own-app",
                        "--client-id=" + bench.app.clientId(),
                        "--client-secret-file=" + secret,
                        "--redirect-uri=" + Bench.CALLBACK))
                .as(bench.err())
                .isEqualTo(Status.FINE);
        assertThat(bench.json()).containsEntry("status", "CONNECTED").containsEntry("tenant.name", "Corner Shop");
    }

    @Test
    void anAppThatIsKeptNeedNotBeNamed() {
        bench.connect(Bench.SHOP, bench.corner);
        bench.terminal.send(pasting(bench.corner));
        assertThat(bench.run("connect", "shop-7")).as(bench.err()).isEqualTo(Status.FINE);
    }

    @Test
    void severalOrganisationsAreToBeChosenFrom() {
        bench.app.enableBulkConnections();
        SandboxOrganisation kiosk = bench.xero.addOrganisation("Harbour Kiosk", bench.owner);
        bench.connect(Bench.SHOP, bench.corner, kiosk);
        assertThat(bench.run("show", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("TENANT_CHOICE_NEEDED", "consent for   Harbour Kiosk (" + kiosk.tenantId());
        assertThat(bench.run(
                        "organisation", "shop-7", "--select", kiosk.tenantId().toString()))
                .isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("organisation  Harbour Kiosk");
    }

    @Test
    void anotherOrganisationThanBeforeWaitsForAWord() {
        SandboxOrganisation kiosk = bench.xero.addOrganisation("Harbour Kiosk", bench.owner);
        bench.connect(Bench.SHOP, bench.corner);
        bench.terminal.send(pasting(kiosk));
        assertThat(bench.run("connect", "shop-7")).isEqualTo(Status.REFUSED);
        assertThat(bench.err()).contains("another organisation");
        assertThat(bench.run(
                        "organisation", "shop-7", "--confirm", kiosk.tenantId().toString()))
                .isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("organisation  Harbour Kiosk");
        assertThat(bench.run("organisation", "shop-7", "--reject")).isEqualTo(Status.REFUSED);
        assertThat(bench.run("organisation", "shop-7")).isEqualTo(Status.USAGE);
    }

    @Test
    void aCustomConnectionNeedsNoBrowser() {
        SandboxApp custom = bench.xero.addCustomConnection("Back office", bench.corner);
        bench.terminal.answer(custom.secret());
        assertThat(bench.run(
                        "connect", "office", "--own-app", "--client-id", custom.clientId(), "--app-type", "custom"))
                .as(bench.err())
                .isEqualTo(Status.FINE);
    }

    @Test
    void aRefusalOfTheOwnerEndsWithThree() {
        bench.connect(Bench.SHOP, bench.corner);
        bench.terminal.send(new BufferedReader(Reader.nullReader()));
        assertThat(bench.run("connect", "shop-7")).isEqualTo(Status.REFUSED);
        assertThat(bench.err()).contains("error: ").doesNotContain("\tat ");
    }

    @Test
    void theSecretIsNoArgument() {
        assertThat(bench.run("connect", "shop-7", "--client-id", "x", "--client-secret", bench.app.secret()))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("There is no option --client-secret. A secret is never an argument");
        assertThat(Canary.isIn(bench.err().getBytes(UTF_8))).isFalse();
    }

    @Test
    void withoutATerminalTheSecretStandsInAFileOrAVariable() {
        String[] command = {
            "connect", "shop-7", "--own-app", "--client-id", bench.app.clientId(), "--redirect-uri", Bench.CALLBACK + ""
        };
        assertThat(bench.run(command)).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("--client-secret-file", "XERO_CONNECT_CLIENT_SECRET");
        bench.environment.put("XERO_CONNECT_CLIENT_SECRET", bench.app.secret());
        bench.terminal.send(pasting(bench.corner));
        assertThat(bench.run(command)).as(bench.err()).isEqualTo(Status.FINE);
    }
}
