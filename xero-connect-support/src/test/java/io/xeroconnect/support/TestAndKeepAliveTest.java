package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.keepalive.KeepAliveReport;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestAndKeepAliveTest {
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

    private void breakSecret() {
        bench.app.addSecret();
        bench.app.deleteSecret(bench.app.secret());
    }

    @Test
    void aHealthyConnectionEndsWithZero() {
        assertThat(bench.run("test", "shop-7")).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("Connection shop-7: healthy", "  PASS    client id and secret [app.");
    }

    @Test
    void aFindingEndsWithOneAndSaysWhatToDo() {
        breakSecret();
        assertThat(bench.run("test", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out())
                .contains("Connection shop-7: not healthy", "  FAIL    client id and secret [app.secret-rejected]")
                .contains("          Owner: ", "          Support: ");
    }

    @Test
    void aKeyUnderWhichNothingIsStoredIsNotFine() throws Exception {
        assertThat(bench.run("test", "shop-8")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("Nothing is stored under shop-8: only the app was tested.");
        assertThat(bench.run("test", "shop-8", "--json")).isEqualTo(Status.ATTENTION);
        assertThat(bench.json()).containsEntry("tests.0.stored", "false");
    }

    @Test
    void theWholeStoreIsTestedAsOneDocument() throws Exception {
        assertThat(bench.run("test", "--all", "--json")).isEqualTo(Status.FINE);
        assertThat(bench.json())
                .containsEntry("healthy", "true")
                .containsEntry("tests.0.key", "shop-7")
                .containsEntry("tests.0.healthy", "true")
                .containsEntry("tests.0.stored", "true")
                .containsEntry("tests.0.results.0.check", "APP_SETTINGS")
                .containsEntry("tests.0.results.0.outcome", "PASS")
                .containsKeys(
                        "tests.0.testedAt",
                        "tests.0.results.0.id",
                        "tests.0.results.0.finding",
                        "tests.0.results.0.ownerRemedy",
                        "tests.0.results.15.supportRemedy");
    }

    @Test
    void theTestIsColouredWhereColoursAreWanted() {
        bench.colours();
        bench.run("test", "shop-7");
        assertThat(bench.out()).contains("\u001b[32mPASS");
        breakSecret();
        bench.run("test", "shop-7");
        assertThat(bench.out()).contains("\u001b[31mFAIL", "\u001b[31mnot healthy");
        bench.run("test", "shop-7", "--json");
        assertThat(bench.out()).doesNotContain("\u001b");
    }

    @Test
    void whichConnectionsHasToBeSaid() {
        assertThat(bench.run("test")).isEqualTo(Status.USAGE);
        assertThat(bench.run("test", "shop-7", "--all")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("or say --all").hasLineCount(1);
    }

    @Test
    void keepAliveRefreshesWhatIsDue() throws Exception {
        bench.xero.advance(Duration.ofDays(9));
        assertThat(bench.run("keep-alive", "--json")).isEqualTo(Status.FINE);
        assertThat(bench.json())
                .containsEntry("due", "1")
                .containsEntry("refreshed", "1")
                .containsEntry("entries.0.key", "shop-7")
                .containsEntry("entries.0.outcome", "REFRESHED")
                .containsEntry("entries.0.problem", "null");
        assertThat(bench.err()).contains("1 due: 1 refreshed, 0 unchanged, 0 failed");
        assertThat(bench.run("keep-alive")).isEqualTo(Status.FINE);
        assertThat(bench.out()).isEqualTo("0 due: 0 refreshed, 0 unchanged, 0 failed\n");
    }

    @Test
    void whoeverLooksOnSeesTheProgress() {
        bench.xero.advance(Duration.ofDays(9));
        bench.terminal.answer();
        bench.run("keep-alive");
        assertThat(bench.err()).isEqualTo("\r1 done\n");
    }

    @Test
    void whatFailsEndsWithOne() {
        bench.xero.advance(Duration.ofDays(9));
        bench.xero.goOffline();
        assertThat(bench.run("keep-alive")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("FAILED    shop-7: Xero", "1 failed");
    }

    @Test
    void theProductsServersGoOn() {
        bench.xero.advance(Duration.ofDays(9));
        bench.run("keep-alive");
        assertThat(bench.product.accessToken(Bench.SHOP).value()).isNotEmpty();
        assertThat(bench.product.keepAlive().entries()).isEmpty();
    }

    @Test
    void aRefreshThatIsUnderWayIsLeftToWhoeverBeganIt() throws Exception {
        bench.xero.advance(Duration.ofDays(9));
        bench.xero.resetRequests();
        try (Hold hold = bench.xero.hold(Endpoint.TOKEN)) {
            CompletableFuture<KeepAliveReport> sweep = CompletableFuture.supplyAsync(bench.product::keepAlive);
            hold.awaitArrivals(1, Duration.ofSeconds(20));
            assertThat(bench.run("keep-alive")).isEqualTo(Status.FINE);
            assertThat(bench.out()).contains("UNCHANGED shop-7", "1 due: 0 refreshed, 1 unchanged");
            hold.release();
            assertThat(sweep.join().count(Outcome.REFRESHED)).isEqualTo(1);
        }
        assertThat(bench.xero.count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void theBundleHoldsTheTestAndNoFileIsReplaced() throws Exception {
        Path file = bench.folder.resolveSibling("bundle.zip");
        assertThat(bench.run("bundle", "shop-7", "--out", file.toString(), "--json"))
                .isEqualTo(Status.FINE);
        assertThat(bench.json()).containsEntry("file", file.toString());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(Object::toString).toList()).anyMatch(name -> name.endsWith(".json"));
        }
        byte[] before = Files.readAllBytes(file);
        assertThat(bench.run("bundle", "shop-7", "--out", file.toString())).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("is there already");
        assertThat(file).hasBinaryContent(before);
    }
}
