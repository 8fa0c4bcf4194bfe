package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileTokenStoreContractTest {
    @Test
    void keepsTheContractOnTheDiskOfThisMachine(@TempDir Path temporary) throws IOException {
        Path folder = temporary.resolve("tokens");
        TokenStoreContract.verify(() -> new FileTokenStore(folder));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith(".lock-"));
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void keepsTheContractOnEveryFamilyOfFileSystem(Configuration family) throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(family)) {
            TokenStoreContract.verify(() -> new FileTokenStore(system.getPath("work", "tokens")));
        }
    }

    @Test
    void recordsAreThereAfterAReopening(@TempDir Path folder) {
        TokenRecord record = Expect.record("shop", 1);
        new FileTokenStore(folder).replace(record, 0);
        assertThat(new FileTokenStore(folder).find(record.key())).contains(record);
    }

    @Test
    void filesOfOthersInTheFolderAreLeftAlone(@TempDir Path folder) throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.tmp"), "mine");
        Path copy = Files.writeString(folder.resolve("copy of a.record"), "mine too");
        assertThat(new FileTokenStore(folder).page("", 10)).isEmpty();
        assertThat(notes).hasContent("mine");
        assertThat(copy).hasContent("mine too");
    }

    static Stream<Configuration> families() {
        return Stream.of(Configuration.unix(), Configuration.osX(), Configuration.windows());
    }
}
