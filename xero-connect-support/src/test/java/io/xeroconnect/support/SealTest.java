package io.xeroconnect.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.TokenKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealTest {
    private final String key = TokenKeys.generate();
    private final TokenKeys ring = TokenKeys.parse(List.of(key));
    private Bench bench;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        Path store = folder.resolve("store");
        bench = new Bench(store, EncryptedTokenStore.over(new FileTokenStore(store), new AesGcmTokenCipher(ring)));
        bench.connect(Bench.SHOP, bench.corner);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String keyFile(String content) throws Exception {
        Path file = Path.of(bench.file("keys", content));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    @Test
    void withItsKeysASealedStoreIsReadAndWritten() throws Exception {
        String keys = keyFile(key);
        assertThat(bench.run("test", "shop-7", "--keys", keys)).as(bench.err()).isEqualTo(Status.FINE);
        assertThat(bench.out()).contains(ring.newestId());
        assertThat(bench.run("disconnect", "shop-7", "--yes", "--keys", keys)).isEqualTo(Status.FINE);
        assertThat(bench.product.findConnection(Bench.SHOP)).isPresent();
    }

    @Test
    void withoutKeysTheNameOfTheKeyIsSaid() {
        for (String command : List.of("list", "keep-alive", "scopes")) {
            assertThat(bench.run(command)).isEqualTo(Status.STORE);
            assertThat(bench.err())
                    .isEqualTo("error: The records of this store are sealed, with the key " + ring.newestId()
                            + ". Name the product's key file with --keys, or its variable with --keys-variable.\n");
        }
    }

    @Test
    void withAnotherKeyNothingIsReadAndTheMissingOneIsNamed() throws Exception {
        String keys = keyFile(TokenKeys.generate());
        assertThat(bench.run("show", "shop-7", "--keys", keys)).isEqualTo(Status.STORE);
        assertThat(bench.err()).contains(ring.newestId(), "Add the key of this name to the ring.");
        assertThat(bench.run("list", "--keys", keys)).isEqualTo(Status.ATTENTION);
        assertThat(bench.out()).contains("shop-7  UNREADABLE", ring.newestId());
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws Exception {
        String keys = keyFile(key);
        Files.setPosixFilePermissions(Path.of(keys), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(bench.run("list", "--keys", keys)).isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("rw------- (600)");
    }

    @Test
    void keysDoNotFitAStoreThatIsNotSealed() throws Exception {
        String keys = keyFile(key);
        Path plain = folder.resolve("plain");
        try (Bench other = new Bench(plain)) {
            other.connect(Bench.SHOP, other.corner);
            assertThat(other.run("list", "--keys", keys)).isEqualTo(Status.STORE);
            assertThat(other.err()).contains("not sealed", "--reading-unsealed");
            assertThat(other.run("list", "--keys", keys, "--reading-unsealed")).isEqualTo(Status.FINE);
            assertThat(other.out()).contains("shop-7  CONNECTED");
        }
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThat(bench.run("list", "--keys-variable", "NO_SUCH_VARIABLE_HERE"))
                .isEqualTo(Status.USAGE);
        assertThat(bench.err()).contains("NO_SUCH_VARIABLE_HERE");
    }
}
