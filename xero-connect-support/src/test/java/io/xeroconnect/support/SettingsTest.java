package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
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

    private String config(String more) throws Exception {
        return bench.file(
                "support.properties", "store=" + bench.folder + "\nendpoints=" + bench.xero.baseUri() + "\n" + more);
    }

    @Test
    void aFileHoldsSettings() throws Exception {
        String config = config("");
        assertThat(bench.runPlain("test", "shop-7", "--config", config)).isEqualTo(Status.FINE);
        assertThat(bench.runPlain("test", "shop-7", "--config=" + config)).isEqualTo(Status.FINE);
        bench.environment.put("XERO_CONNECT_CONFIG", config);
        assertThat(bench.runPlain("test", "shop-7")).isEqualTo(Status.FINE);
    }

    @Test
    void theEnvironmentHoldsSettings() {
        bench.environment.put("XERO_CONNECT_STORE", bench.folder.toString());
        bench.environment.put("XERO_CONNECT_CAPABILITIES", "SETTINGS_READ,INVOICES");
        assertThat(bench.runPlain("scopes")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("shop-7 (Corner Shop): 0 days left; missing: accounting.invoices");
    }

    @Test
    void theCommandLineWinsThenTheVariable() throws Exception {
        String config = config("scopes=from.file\n");
        assertThat(bench.runPlain("scopes", "--config", config)).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("from.file");
        bench.environment.put("XERO_CONNECT_SCOPES", "from.variable");
        bench.runPlain("scopes", "--config", config);
        assertThat(bench.out()).contains("from.variable").doesNotContain("from.file");
        bench.runPlain("scopes", "--config", config, "--scopes", "from.command");
        assertThat(bench.out()).contains("from.command").doesNotContain("from.variable");
    }

    @Test
    void aSwitchStandsInTheFile() throws Exception {
        assertThat(bench.runPlain("list", "--config", config("reading-unsealed=true\ncreate=false\n")))
                .isEqualTo(Status.FINE);
    }

    @Test
    void aLineThatIsNoSettingIsNamed() throws Exception {
        assertThat(bench.runPlain("list", "--config", config("stroe=/srv/xero\n")))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("stroe=…, which is no setting", "client-id, client-secret-file");
        assertThat(bench.runPlain("list", "--config", config("yes=true\n"))).isEqualTo(Status.USAGE);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThat(bench.runPlain("list", "--config", "/nowhere/support.properties"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("/nowhere/support.properties").hasLineCount(1);
    }

    @Test
    void theScopesOfTheFleetAreOneDocument() throws Exception {
        assertThat(bench.run("scopes")).isEqualTo(Status.FINE);
        assertThat(bench.run("scopes", "--json", "--scopes", "accounting.invoices,openid"))
                .isEqualTo(Status.ATTENTION);
        assertThat(bench.json())
                .containsEntry("compared", "1")
                .containsEntry("broadScopesEnd", "2027-09-13T00:00:00Z")
                .containsEntry("rows.0.key", "shop-7")
                .containsEntry("rows.0.tenantName", "Corner Shop")
                .containsEntry("rows.0.daysLeft", "0")
                .containsEntry("rows.0.missing.0", "accounting.invoices");
    }

    @Test
    void anAddressThatCouldBeOverheardIsRefused() {
        assertThat(bench.runPlain("list", "--store=" + bench.folder, "--endpoints=http://xero.example"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("https").hasLineCount(1);
    }
}
