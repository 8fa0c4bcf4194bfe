package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndingTest {
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

    private boolean isLinked() {
        return !bench.xero.connectionsOf(bench.owner, bench.app).isEmpty();
    }

    @Test
    void disconnectShowsItsPlanAndAsks() {
        bench.terminal.answer("no", "y");
        assertThat(bench.run("disconnect", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out())
                .contains("  removed at Xero    Corner Shop\n", "  consent revoked    yes", "Nothing was done.");
        assertThat(isLinked()).isTrue();
        assertThat(bench.run("disconnect", "shop-7")).isEqualTo(Status.FINE);
        assertThat(bench.out()).endsWith("Disconnected.\n");
        assertThat(bench.terminal.asked).hasSize(2);
        assertThat(isLinked()).isFalse();
    }

    @Test
    void withNobodyToAskDisconnectRefuses() {
        assertThat(bench.run("disconnect", "shop-7")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("Nothing was done", "--yes");
        assertThat(isLinked()).isTrue();
    }

    @Test
    void disconnectWithYesIsOneDocument() throws Exception {
        assertThat(bench.run("disconnect", "shop-7", "--yes", "--json")).isEqualTo(Status.FINE);
        assertThat(bench.json())
                .containsEntry("key", "shop-7")
                .containsEntry("removedAtXero.0.name", "Corner Shop")
                .containsEntry("revokesConsent", "true")
                .containsEntry("keepsApp", "true")
                .containsEntry("done", "true");
        assertThat(isLinked()).isFalse();
        assertThat(bench.run("show", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("DISCONNECTED");
    }

    @Test
    void forgetSaysThatTheLinkStaysAndAsks() {
        bench.terminal.answer("", "YES");
        assertThat(bench.run("forget", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("CONNECTED, Corner Shop. Its link at Xero stays", "Nothing was done.");
        assertThat(bench.run("forget", "shop-7")).isEqualTo(Status.FINE);
        assertThat(bench.run("show", "shop-7")).isEqualTo(Status.ATTENTION);
        assertThat(isLinked()).isTrue();
    }

    @Test
    void withNobodyToAskForgetRefuses() throws Exception {
        assertThat(bench.run("forget", "shop-7")).isEqualTo(Status.USAGE);
        assertThat(bench.run("show", "shop-7")).isEqualTo(Status.FINE);
        assertThat(bench.run("forget", "shop-7", "--yes", "--json")).isEqualTo(Status.FINE);
        assertThat(bench.json()).containsEntry("done", "true");
        assertThat(bench.run("show", "shop-7")).isEqualTo(Status.ATTENTION);
    }

    @Test
    void whatCannotBeReadCanBeForgotten() {
        ConnectionKey spoilt = ConnectionKey.of("shop-8");
        byte[] nonsense = "no record".getBytes(StandardCharsets.UTF_8);
        bench.store.replace(new TokenRecord(spoilt, 1, TokenRecord.NEVER, nonsense), 0);
        assertThat(bench.run("show", "shop-8")).isEqualTo(Status.STORE);
        assertThat(bench.err()).contains("shop-8").hasLineCount(1);
        assertThat(bench.run("forget", "shop-8", "--yes")).isEqualTo(Status.FINE);
        assertThat(bench.run("show", "shop-8")).isEqualTo(Status.ATTENTION);
    }

    @Test
    void whatIsNotThereIsNotEnded() {
        assertThat(bench.run("disconnect", "shop-9", "--yes")).isEqualTo(Status.ATTENTION);
        assertThat(bench.run("forget", "shop-9", "--yes")).isEqualTo(Status.ATTENTION);
    }

    @Test
    void anOutageEndsWithFour() {
        bench.xero.goOffline();
        assertThat(bench.run("disconnect", "shop-7", "--yes")).isEqualTo(Status.LATER);
        assertThat(bench.err()).hasLineCount(1);
    }
}
