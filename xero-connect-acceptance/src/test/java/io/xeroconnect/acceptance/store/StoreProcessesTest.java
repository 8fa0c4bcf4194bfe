package io.xeroconnect.acceptance.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.acceptance.Child;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes and several threads write one record at once, and no write is lost. */
@Timeout(60)
final class StoreProcessesTest {
    private static final int PROCESSES = 3;
    private static final int THREADS = 2;
    private static final int TIMES = 25;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", Storage.SEALED})
    void postgresqlLosesNoWrite(String seal) throws Exception {
        losesNoWrite(seal, Postgres.newDatabase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Storage.SEALED})
    void mariaDbLosesNoWrite(String seal) throws Exception {
        losesNoWrite(seal, MariaDb.newDatabase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Storage.SEALED})
    void sqliteLosesNoWrite(String seal) throws Exception {
        losesNoWrite(seal, "jdbc:sqlite:" + folder.resolve("tokens.sqlite"));
    }

    /** The process that opens it first serves the others, so it must be the last to close it. */
    @ParameterizedTest
    @ValueSource(strings = {"", Storage.SEALED})
    void h2LosesNoWrite(String seal) throws Exception {
        String address = "jdbc:h2:" + folder.resolve("tokens") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        try (Connection open = DriverManager.getConnection(address)) {
            losesNoWrite(seal, address);
            assertThat(open.isValid(1)).isTrue();
        }
    }

    private static void losesNoWrite(String seal, String address) throws Exception {
        Storage.create(address);
        String where = seal + address;
        TokenStore store = Storage.open(where);
        store.replace(CountingNode.counter(1, 0), 0);
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(Child.start(CountingNode.class, where, Integer.toString(TIMES)));
        }
        for (Child child : children) {
            child.awaitLine(CountingNode.READY);
        }
        for (Child child : children) {
            child.goOn();
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> CountingNode.count(store, TIMES));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Child child : children) {
            assertThat(child.awaitEnd()).isZero();
        }
        assertThat(store.find(CountingNode.COUNTER))
                .hasValueSatisfying(
                        counter -> assertThat(CountingNode.value(counter)).isEqualTo((PROCESSES + THREADS) * TIMES));
    }
}
