package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.store.JdbcTokenStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseTest {
    private static final String PASSWORD = "correct horse battery staple";

    private final JdbcDataSource database = new JdbcDataSource();
    private String address = "";
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        address = "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1";
        database.setURL(address);
        database.setUser("till");
        database.setPassword(PASSWORD);
        JdbcTokenStore store = new JdbcTokenStore(database);
        store.createSchemaIfMissing();
        bench = new Bench(folder, store);
        bench.connect(Bench.SHOP, bench.corner);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--jdbc=" + address, "--user=till", "--endpoints=" + bench.xero.baseUri()));
        return bench.runPlain(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlserver://db;user=pos;pwd=hunter2",
                "jdbc:postgresql://pos:hunter2@db/pos",
                "jdbc:oracle:thin:pos/hunter2@db:1521:pos"
            })
    void aPasswordInAnyAddressIsRefusedAndNotRepeated(String with) {
        assertThat(bench.runPlain("list", "--jdbc", with)).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("must not hold a password").doesNotContain("hunter2");
    }

    @Test
    void thePasswordIsAskedForUnseen() {
        bench.terminal.answer(PASSWORD);
        assertThat(run("list")).as(bench.err()).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains("shop-7  CONNECTED");
        assertThat(bench.terminal.askedSecretly).containsExactly("The database password");
    }

    @Test
    void thePasswordComesFromAVariableOrAFile() throws Exception {
        bench.environment.put("XERO_CONNECT_PASSWORD", PASSWORD);
        assertThat(run("test", "shop-7")).as(bench.err()).isEqualTo(Status.FINE);
        bench.environment.clear();
        assertThat(run("list", "--password-file", bench.file("password", PASSWORD)))
                .isEqualTo(Status.FINE);
    }

    @Test
    void aWrongPasswordEndsWithFiveAndIsNotShown() {
        bench.environment.put("XERO_CONNECT_PASSWORD", "hunter2");
        assertThat(run("list")).isEqualTo(Status.STORE);
        assertThat(bench.err())
                .startsWith("error: The database could not be reached (SQL state 28000)")
                .doesNotContain("hunter2");
    }

    @Test
    void aPasswordInTheAddressIsRefused() {
        assertThat(bench.runPlain("list", "--jdbc", address + ";PASSWORD=hunter2"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("--password-file").doesNotContain("hunter2");
    }

    @Test
    void aTableThatIsMissingIsMadeOnlyOnRequest() {
        bench.environment.put("XERO_CONNECT_PASSWORD", PASSWORD);
        assertThat(run("list", "--table", "other_table")).isEqualTo(Status.STORE);
        assertThat(run("list", "--table", "public.other_table", "--create")).isEqualTo(Status.FINE);
        assertThat(run("list", "--table", "other_table")).isEqualTo(Status.FINE);
        assertThat(bench.out()).startsWith("0 connections");
    }

    @Test
    void aDriverThatIsMissingIsNamed() {
        assertThat(bench.runPlain("list", "--jdbc", "jdbc:unheard:of")).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("There is no driver for jdbc:unheard", "--driver");
        assertThat(bench.runPlain("list", "--jdbc", "jdbc:h2:mem:x", "--driver", "/nowhere/h2.jar"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("/nowhere/h2.jar");
        assertThat(bench.runPlain("list", "--jdbc", "nonsense")).isEqualTo(Status.USAGE);
    }
}
