package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.canary.Canary;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrateTest {
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String token(SandboxOrganisation organisation) {
        return bench.app.issueRefreshToken(bench.owner, organisation, "accounting.settings.read");
    }

    /** The app of all customers. */
    private int migrate(String file, String... more) {
        bench.environment.put("XERO_CONNECT_CLIENT_ID", bench.app.clientId());
        bench.environment.put("XERO_CONNECT_CLIENT_SECRET", bench.app.secret());
        bench.environment.put("XERO_CONNECT_REDIRECT_URI", Bench.CALLBACK.toString());
        String[] all = new String[more.length + 2];
        System.arraycopy(more, 0, all, 2, more.length);
        all[0] = "migrate";
        all[1] = file;
        return bench.run(all);
    }

    @Test
    void aTableIsBroughtAlongAndReported() throws Exception {
        SandboxOrganisation kiosk = bench.xero.addOrganisation("Harbour Kiosk", bench.owner);
        String file = bench.file(
                "old.csv",
                "\ufeffkey,refresh_token,tenant_id,oauth1,organisation_name\r\n"
                        + "shop-1," + token(bench.corner) + "," + bench.corner.tenantId() + ",,\r\n"
                        + "shop-2,\"" + token(kiosk) + "\"," + kiosk.tenantId() + ",,\r\n"
                        + "\r\n"
                        + "shop-3,no-longer-accepted," + kiosk.tenantId() + ",,\r\n"
                        + "shop-4,,,private,\"Bakery \"\"Zum Korn\"\", Ltd\"\r\n"
                        + "shop-5,,,,\r\n"
                        + "shop-6,too,few\r\n");
        Path report = bench.folder.resolveSibling("report.csv");
        assertThat(migrate(file, "--report", report.toString(), "--consent-link", "https://pos.example/x?shop={key}"))
                .isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("Migration of 6 records", "ADOPTED            2");
        assertThat(Files.readString(report).lines())
                .startsWith("key,outcome,reason,detail,consent_link", "shop-1,ADOPTED,,,", "shop-2,ADOPTED,,,")
                .anyMatch(line -> line.startsWith("shop-3,CONSENT_NEEDED,TOKEN_REFUSED,")
                        && line.endsWith(",https://pos.example/x?shop=shop-3"))
                .anyMatch(line -> line.startsWith("shop-4,CONSENT_NEEDED,PRIVATE_APP,"))
                .anyMatch(line -> line.startsWith("shop-5,FAILED,") && line.contains("Line 7 has neither"))
                .anyMatch(line -> line.startsWith("line 8,FAILED,")
                        && line.contains("Line 8: it has 3 columns, and the first line names 5."));
        assertThat(Canary.isIn(Files.readAllBytes(report))).isFalse();
        assertThat(bench.run("show", "shop-2")).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("Harbour Kiosk");
        assertThat(bench.run("show", "shop-4")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("Bakery \"Zum Korn\", Ltd");
    }

    @Test
    void anotherRunAsksForNothingThatIsDone() throws Exception {
        String file = bench.file(
                "old.csv",
                "key;refresh_token;tenant_id\nshop-1;" + token(bench.corner) + ";" + bench.corner.tenantId() + "\n");
        assertThat(migrate(file)).as(bench.err()).isEqualTo(Status.FINE);
        bench.xero.resetRequests();
        assertThat(migrate(file, "--json")).isEqualTo(Status.FINE);
        assertThat(bench.json())
                .containsEntry("stopped", "null")
                .containsEntry("counts.ALREADY_CONNECTED", "1")
                .containsEntry("rows.0.key", "shop-1")
                .containsEntry("rows.0.outcome", "ALREADY_CONNECTED")
                .containsEntry("rows.0.consentLink", "null");
        assertThat(bench.xero.requests()).isEmpty();
    }

    @Test
    void linesOfJsonBringTheirOwnApps() throws Exception {
        Path report = bench.folder.resolveSibling("report.jsonl");
        String file = bench.file("old.jsonl", """
                {"key":"shop-1","refresh_token":"%s","tenant_id":"%s","client_id":"%s","client_secret":"%s","redirect_uri":"%s"}

                {"key":"shop-2","refresh_token":"x","tenant_id":null}
                {"key":"shop-3","refresh_tokn":"x"}
                {"key":"shop-4","refresh_token":7}
                not JSON
                """.formatted(
                        token(bench.corner),
                        bench.corner.tenantId(),
                        bench.app.clientId(),
                        bench.app.secret(),
                        Bench.CALLBACK));
        assertThat(bench.run("migrate", file, "--report=" + report)).isEqualTo(Status.ATTENTION);
        assertThat(Files.readString(report).lines())
                .hasSize(5)
                .startsWith(
                        "{\"key\":\"shop-1\",\"outcome\":\"ADOPTED\",\"reason\":\"\",\"detail\":\"\",\"consentLink\":null}")
                .anyMatch(line -> line.contains("Line 3 names no app, and there is none for all"))
                .anyMatch(line -> line.contains("Line 4: there is no column refresh_tokn."))
                .anyMatch(line -> line.contains("Line 5: it is not one JSON object whose values are texts."))
                .anyMatch(line -> line.contains("Line 6: it is not one JSON object whose values are texts."));
        assertThat(bench.run("show", "shop-1")).isEqualTo(Status.FINE);
    }

    @Test
    void aPartnersTokenIsSwapped() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = bench.file(
                "signing.pem",
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        String consumerKey = bench.app.enableOAuth1(keys.getPublic());
        String token = bench.app.issueOAuth1Token(bench.owner, bench.corner);
        String row = ",partner," + consumerKey + "," + token + "," + bench.corner.tenantId() + ",";
        String file = bench.file(
                "old.csv",
                "key,oauth1,consumer_key,access_token,tenant_id,expires_at,tenant_type\n"
                        + "shop-1" + row + ",ORGANISATION\n"
                        + "shop-2" + row + "yesterday,\n"
                        + "shop-3" + row + "2021-03-31T00:00:00Z,COMPANY\n");
        assertThat(migrate(file, "--signing-key", pem, "--json")).isEqualTo(Status.ATTENTION);
        assertThat(bench.json())
                .containsEntry("rows.0.outcome", "MIGRATED")
                .containsEntry("rows.1.outcome", "FAILED")
                .containsEntry("rows.2.outcome", "FAILED")
                .hasEntrySatisfying(
                        "rows.1.detail", detail -> assertThat(detail).contains("expires_at"))
                .hasEntrySatisfying(
                        "rows.2.detail",
                        detail -> assertThat(detail).contains("tenant_type").doesNotContain("enum"));
    }

    @Test
    void aColumnThatIsNotKnownIsRefusedBeforeAnythingBegins() throws Exception {
        assertThat(migrate(bench.file("old.csv", "key,refresh_tokn\nshop-1,x\n")))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err())
                .contains("There are: key, refresh_token, tenant_id")
                .doesNotContain("refresh_tokn,");
        assertThat(migrate(bench.file("old.csv", "tenant_id\nx\n"))).isEqualTo(Status.USAGE);
        assertThat(migrate(bench.file("old.csv", ""))).isEqualTo(Status.USAGE);
        assertThat(migrate("/nowhere/old.csv")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("/nowhere/old.csv").hasLineCount(1);
        assertThat(migrate(bench.file("old.csv", "key\nshop-1\n"), "--concurrency=0"))
                .isEqualTo(Status.USAGE);
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeAnythingBegins() throws Exception {
        String file = bench.file(
                "old.csv",
                "key,refresh_token,tenant_id\nshop-1," + token(bench.corner) + "," + bench.corner.tenantId() + "\n");
        assertThat(migrate(file, "--report=/nowhere/report.csv")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("/nowhere/report.csv").hasLineCount(1);
        assertThat(bench.product.connections()).isEmpty();
    }

    @Test
    void aKeyIsNoFormulaInTheReport() throws Exception {
        Path report = bench.folder.resolveSibling("report.csv");
        migrate(bench.file("old.csv", "key,oauth1\n=1+1,private\n-7,private\nshop-1,private\n"), "--report=" + report);
        assertThat(Files.readString(report).lines().skip(1).map(line -> line.split(",", 2)[0]))
                .containsExactly("'=1+1", "'-7", "shop-1");
    }

    @Test
    void aKeyThatIsNoneCannotSteerTheTerminal() throws Exception {
        migrate(bench.file("old.csv", "key,oauth1\nEvil\u009b2J\u001b[2J,private\n"));
        assertThat(bench.out()).contains("Evil").doesNotContain("\u009b", "\u001b");
    }

    @Test
    void aSecretInTheWrongColumnIsNotRepeated() throws Exception {
        migrate(
                bench.file(
                        "old.csv", "key,client_id,client_secret,redirect_uri,oauth1\nshop-1,id,x,hunter2|,private\n"),
                "--json");
        assertThat(bench.json()).containsEntry("rows.0.detail", "Line 2 has no address for redirect_uri.");
    }

    @Test
    void whatOnlyNeedsAnotherRunEndsWithFour() throws Exception {
        String file = bench.file(
                "old.csv",
                "key,refresh_token,tenant_id\nshop-1," + token(bench.corner) + "," + bench.corner.tenantId() + "\n");
        bench.xero.goOffline();
        assertThat(migrate(file)).isEqualTo(Status.LATER);
        assertThat(bench.out()).contains("UNFINISHED         1");
    }
}
