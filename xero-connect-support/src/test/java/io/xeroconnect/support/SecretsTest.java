package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.canary.Canary;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder.resolve("store"));
        bench.connect(Bench.SHOP, bench.corner);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String newSecret() {
        String secret = bench.app.addSecret();
        bench.app.saveSecret(secret);
        return secret;
    }

    @Test
    void aSecretIsAskedForUnseen() {
        bench.terminal.answer(newSecret());
        assertThat(bench.run("replace-secret", "shop-7")).as(bench.err()).isEqualTo(Status.FINE);
        assertThat(bench.out()).isEqualTo("NEW: Xero accepts the new secret. The older one may be deleted at Xero.\n");
        assertThat(bench.terminal.askedSecretly).containsExactly("The new client secret");
        assertThat(bench.terminal.asked).isEmpty();
    }

    @Test
    void aSecretComesFromAFile() throws Exception {
        String file = bench.file("secret", newSecret() + "\nanother line\n");
        assertThat(bench.run("replace-secret", "shop-7", "--new-secret-file", file, "--json"))
                .isEqualTo(Status.FINE);
        assertThat(bench.json()).containsEntry("inUse", "NEW").containsEntry("connection.key", "shop-7");
    }

    @Test
    void aSecretComesFromTheStandardInput() {
        bench.terminal.send(new BufferedReader(new StringReader(newSecret() + "\n")));
        assertThat(bench.run("replace-secret", "shop-7", "--new-secret-file", "-"))
                .isEqualTo(Status.FINE);
    }

    @Test
    void aSecretThatWasNotSavedAtXeroEndsWithOne() {
        bench.terminal.answer("A-secret-that-is-not-known-to-anybody-at-all");
        assertThat(bench.run("replace-secret", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).startsWith("OLDER: ");
        assertThat(bench.out() + bench.err()).doesNotContain("A-secret");
    }

    @Test
    void nobodyToAskIsSaid() {
        assertThat(bench.run("replace-secret", "shop-7")).isEqualTo(Status.USAGE);
        assertThat(bench.err())
                .contains("The new client secret is needed and nobody can be asked: name a file with --new-secret-file")
                .hasLineCount(1);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThat(bench.run("replace-secret", "shop-7", "--new-secret-file", "/nowhere/secret"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("/nowhere/secret");
        bench.terminal.send(new BufferedReader(new StringReader("")));
        assertThat(bench.run("replace-secret", "shop-7", "--new-secret-file", "-"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("The new client secret is empty.");
    }

    @Test
    void whatIsNotUnderstoodIsNotRepeated() {
        String secret = newSecret();
        for (String[] command : new String[][] {
            {"replace-secret", "shop-7", secret},
            {"replace-secret", "shop-7", "--new-secret", secret},
            {"replace-secret", "shop-7", "--new-secret=" + secret},
            {"replace-secret", "shop-7", "--" + secret},
            {secret},
        }) {
            assertThat(bench.run(command)).isEqualTo(Status.USAGE);
            assertThat(Canary.isIn((bench.err() + bench.out()).getBytes(UTF_8))).isFalse();
            assertThat(bench.err()).contains("--help").hasLineCount(1);
        }
    }

    @Test
    void adoptAsksForTheRefreshToken() {
        String token = bench.app.issueRefreshToken(bench.owner, bench.corner, "accounting.settings.read");
        bench.terminal.answer(bench.app.secret(), token);
        String[] command = {
            "adopt",
            "shop-9",
            "--tenant-id=" + bench.corner.tenantId(),
            "--client-id=" + bench.app.clientId(),
            "--redirect-uri=" + Bench.CALLBACK,
            "--own-app"
        };
        assertThat(bench.run(command)).as(bench.err()).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("CONNECTED", "Corner Shop");
        assertThat(bench.terminal.askedSecretly).containsExactly("The client secret", "The refresh token");
        assertThat(bench.run("show", "shop-9")).isEqualTo(Status.FINE);
    }

    @Test
    void adoptSaysWhatATokenOfAnotherOrganisationIs() throws Exception {
        String token = bench.app.issueRefreshToken(bench.owner, bench.corner, "accounting.settings.read");
        String other = bench.xero
                .addOrganisation("Bakery", bench.xero.addUser("baker@shop.example"))
                .tenantId()
                .toString();
        bench.environment.put("XERO_CONNECT_CLIENT_SECRET", bench.app.secret());
        assertThat(bench.run(
                        "adopt",
                        "shop-9",
                        "--tenant-id=" + other,
                        "--refresh-token-file=" + bench.file("token", token),
                        "--client-id=" + bench.app.clientId(),
                        "--redirect-uri=" + Bench.CALLBACK))
                .isEqualTo(Status.REFUSED);
        assertThat(bench.err()).contains("error: ").hasLineCount(1);
    }
}
