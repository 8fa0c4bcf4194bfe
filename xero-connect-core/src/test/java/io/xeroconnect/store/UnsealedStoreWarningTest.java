package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.logs.Logs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Whoever keeps secrets unsealed is told so once, when the manager is built. */
final class UnsealedStoreWarningTest {
    @TempDir
    Path folder;

    private static long warnings(TokenStore store) {
        long before = count();
        ConnectionManager.builder(store).keepAlive(Duration.ZERO).build().close();
        return count() - before;
    }

    private static long count() {
        return Logs.at(Level.WARN).stream()
                .filter(line -> line.startsWith("FileTokenStore keeps tokens and client secrets unsealed."))
                .count();
    }

    @Test
    void plainStoreWarnsOnce() {
        assertThat(warnings(new FileTokenStore(folder))).isEqualTo(1);
    }

    @Test
    void sealedStoreAndMemoryDoNot() {
        TokenCipher cipher = new AesGcmTokenCipher(TokenKeys.parse(List.of(TokenKeys.generate())));
        assertThat(warnings(EncryptedTokenStore.over(new FileTokenStore(folder), cipher)))
                .isZero();
        assertThat(warnings(new InMemoryTokenStore())).isZero();
    }
}
