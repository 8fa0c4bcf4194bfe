package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreProcessesTest {
    private static final int PROCESSES = 3;
    private static final int INCREMENTS = 100;
    private static final ConnectionKey COUNTER = ConnectionKey.of("counter");

    @Test
    @Timeout(60)
    void processesLoseNoUpdateOfEachOther(@TempDir Path folder) throws IOException, InterruptedException {
        TokenStore store = new FileTokenStore(folder);
        store.replace(Expect.record("counter", 1), 0);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(folder));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(store.find(COUNTER)).contains(Expect.record("counter", 1 + PROCESSES * INCREMENTS));
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Incrementer.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
    }

    /** One of the processes. */
    static final class Incrementer {
        private Incrementer() {}

        public static void main(String[] args) {
            TokenStore store = new FileTokenStore(Path.of(args[0]));
            for (int done = 0; done < INCREMENTS; ) {
                long version = store.find(COUNTER).orElseThrow().version();
                if (store.replace(Expect.record("counter", version + 1), version)) {
                    done++;
                }
            }
        }
    }
}
