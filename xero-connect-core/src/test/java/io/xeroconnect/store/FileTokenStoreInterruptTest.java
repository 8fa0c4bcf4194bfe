package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreInterruptTest {
    private static final TokenRecord GOOD = Expect.record("shop", 1);
    private static final TokenRecord NEXT = Expect.record("shop", 2);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pendingInterruptStopsNothingAndStaysSet(boolean onThisMachine, @TempDir Path disk) {
        Path where = onThisMachine
                ? disk
                : Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\tokens");
        Thread.currentThread().interrupt();
        TokenStore store = new FileTokenStore(where);
        assertThat(store.replace(GOOD, 0)).isTrue();
        assertThat(store.find(GOOD.key())).contains(GOOD);
        assertThat(store.replace(NEXT, 1)).isTrue();
        assertThat(store.due(Expect.DUE, 1)).containsExactly(NEXT);
        assertThat(store.delete(NEXT.key(), 2)).isTrue();
        assertThat(Thread.interrupted()).as("the interrupt stays set").isTrue();
    }

    @Test
    void interruptsInTheMiddleOfWritesHarmNothing(@TempDir Path disk) throws InterruptedException {
        TokenStore store = new FileTokenStore(disk);
        AtomicInteger interrupts = new AtomicInteger();
        Thread writer = new Thread(() -> {
            for (int version = 1; version <= 50; version++) {
                assertThat(store.replace(Expect.record("shop", version), version - 1))
                        .isTrue();
                if (Thread.interrupted()) {
                    interrupts.incrementAndGet();
                }
            }
        });
        writer.start();
        while (writer.isAlive()) {
            writer.interrupt();
            Uninterrupted.pause(500_000);
        }
        writer.join();
        assertThat(store.find(GOOD.key())).contains(Expect.record("shop", 50));
        assertThat(interrupts).as("none is swallowed").hasPositiveValue();
    }
}
