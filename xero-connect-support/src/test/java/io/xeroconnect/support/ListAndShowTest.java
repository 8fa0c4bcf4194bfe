package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.TokenRecord;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListAndShowTest {
    private static final ConnectionKey NEW = ConnectionKey.of("shop-8");

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

    private void addNew() {
        bench.product.useApp(NEW, XeroApp.web(bench.app.clientId(), bench.app.secret(), Bench.CALLBACK));
    }

    @Test
    void listShowsEachConnection() {
        addNew();
        assertThat(bench.run("list")).isEqualTo(Status.FINE);
        assertThat(bench.out().lines())
                .containsExactly(
                        "shop-7  CONNECTED                 Corner Shop, 59 days left",
                        "shop-8  CONSENT_NEEDED            -, -",
                        "2 connections, 1 usable, 0 unreadable");
    }

    @Test
    void listCanLeaveOutWhatIsUsable() {
        addNew();
        assertThat(bench.run("list", "--unusable")).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("shop-8").doesNotContain("shop-7");
    }

    @Test
    void aConnectionOfTheVendorsAppAsksForItsId() {
        try (ConnectionManager vendor = ConnectionManager.builder(bench.store)
                .app(XeroApp.web(bench.app.clientId(), bench.app.secret(), Bench.CALLBACK))
                .endpoints(XeroEndpoints.at(bench.xero.baseUri()))
                .clock(bench.xero.clock())
                .keepAlive(Duration.ZERO)
                .build()) {
            AuthorizationRequest request = vendor.beginAuthorization(NEW);
            URI callback = bench.owner.allow(request.uri(), bench.corner);
            vendor.completeAuthorization(
                    callback.getRawQuery(), request.bindingCookie().split(";", 2)[0]);
        }
        assertThat(bench.run("list")).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("shop-8  APP_NEEDED", "name it with --client-id");
    }

    @Test
    void listIsOneDocument() throws Exception {
        assertThat(bench.run("list", "--json")).isEqualTo(Status.FINE);
        assertThat(bench.json())
                .containsEntry("connections.0.key", "shop-7")
                .containsEntry("connections.0.status", "CONNECTED")
                .containsEntry("connections.0.usable", "true")
                .containsEntry("connections.0.tenant.name", "Corner Shop")
                .containsEntry(
                        "connections.0.tenant.tenantId", bench.corner.tenantId().toString())
                .containsEntry("connections.0.clientId", bench.app.clientId())
                .containsEntry("connections.0.daysLeft", "59")
                .containsEntry("connections.0.tenantToConfirm", "null");
    }

    @Test
    void listNamesWhatCannotBeRead() throws Exception {
        byte[] nonsense = "no record".getBytes(StandardCharsets.UTF_8);
        bench.store.replace(new TokenRecord(NEW, 1, TokenRecord.NEVER, nonsense), 0);
        assertThat(bench.run("list")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out())
                .contains("shop-7  CONNECTED", "shop-8  UNREADABLE  A stored record cannot be understood")
                .contains("1 connections, 1 usable, 1 unreadable");
        assertThat(bench.run("list", "--json")).isEqualTo(Status.ATTENTION);
        assertThat(bench.json())
                .containsEntry("unreadable.0.key", "shop-8")
                .hasEntrySatisfying(
                        "unreadable.0.problem", problem -> assertThat(problem).contains("forget"));
    }

    @Test
    void showTellsAboutOne() {
        assertThat(bench.run("show", "shop-7")).isEqualTo(Status.FINE);
        assertThat(bench.out())
                .contains("status        CONNECTED (OK)", "organisation  Corner Shop", "accounting.settings.read")
                .contains("59 days left");
        assertThat(bench.err()).isEmpty();
    }

    @Test
    void showEndsWithOneForWhatCannotBeUsed() throws Exception {
        addNew();
        assertThat(bench.run("show", "shop-8", "--json")).isEqualTo(Status.ATTENTION);
        assertThat(bench.json()).containsEntry("status", "CONSENT_NEEDED").containsEntry("tenant", "null");
    }

    @Test
    void showEndsWithOneForWhatIsNotThere() {
        assertThat(bench.run("show", "shop-9")).isEqualTo(Status.ATTENTION);
        assertThat(bench.err())
                .isEqualTo("error: There is no connection shop-9 in this store. The command list shows those that there"
                        + " are.\n");
        assertThat(bench.out()).isEmpty();
    }

    @Test
    void anOrganisationsNameCannotSteerTheTerminal() {
        bench.connect(NEW, bench.xero.addOrganisation("\u001b[2JEvil\u202e\u009b2J\u200f Shop", bench.owner));
        bench.run("list");
        assertThat(bench.out()).contains("Evil").doesNotContain("\u001b", "\u202e", "\u009b", "\u200f");
        bench.run("show", "shop-8");
        assertThat(bench.out()).contains("Evil").doesNotContain("\u001b", "\u202e", "\u009b", "\u200f");
    }

    @Test
    void aMissingFolderIsNotMade() {
        Path missing = bench.folder.resolveSibling("misspelt");
        assertThat(bench.runPlain("list", "--store", missing.toString())).isEqualTo(Status.STORE);
        assertThat(bench.err()).contains("There is no folder", "--create");
        assertThat(missing).doesNotExist();
        assertThat(bench.runPlain("list", "--create", "--store", missing.toString()))
                .isEqualTo(Status.FINE);
        assertThat(missing).isDirectory();
    }

    @Test
    void oneStoreIsNamed() {
        assertThat(bench.runPlain("list")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("--store", "--jdbc").hasLineCount(1);
        assertThat(bench.run("list", "--jdbc", "jdbc:h2:mem:x")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("not both");
    }

    @Test
    void everyWordIsClean() {
        assertThat(List.of("a\tb", "a\u0000\u001bb", "a\nb", "a\u009b\u0085b"))
                .allSatisfy(text -> assertThat(Output.clean(text)).isEqualTo("a b"));
    }
}
