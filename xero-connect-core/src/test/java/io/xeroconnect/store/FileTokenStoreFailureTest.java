package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.store.FileEffects.Rename;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreFailureTest {
    private static final TokenRecord GOOD = Expect.record("shop", 1);
    private static final TokenRecord NEXT = Expect.record("shop", 2);

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
    private final Path folder = windows.getPath("C:\\tokens");
    private final List<Long> pauses = new ArrayList<>();
    private final Deque<IOException> refusals = new ArrayDeque<>();

    @Test
    void renameThatWindowsRefusesForAMomentSucceeds() {
        refusals.add(new AccessDeniedException("C:\\tokens\\x"));
        refusals.add(new FileSystemException("C:\\tokens\\x", null, "used by another process"));
        TokenStore store = refusing();
        assertThat(store.replace(GOOD, 0)).isTrue();
        assertThat(store.find(GOOD.key())).contains(GOOD);
        assertThat(pauses).containsExactly(1_000_000L, 2_000_000L);
    }

    @Test
    void renameThatStaysRefusedLeavesTheLastGoodRecord() throws IOException {
        TokenStore store = refusing();
        store.replace(GOOD, 0);
        for (int i = 0; i < 100; i++) {
            refusals.add(new AccessDeniedException("C:\\tokens\\x"));
        }
        TokenStoreException refused = catchThrowableOfType(TokenStoreException.class, () -> store.replace(NEXT, 1));
        assertThat(refused.reason()).isEqualTo(Reason.UNWRITABLE);
        assertThat(refused).hasMessageContaining("connection shop").hasMessageContaining("permissions");
        assertThat(pauses).hasSize(8).last().isEqualTo(128_000_000L);
        assertThat(store.find(GOOD.key())).contains(GOOD);
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void renameThatFailsForAnotherReasonIsNotRepeated() {
        refusals.add(new IOException("device gone"));
        assertThatThrownBy(() -> refusing().replace(GOOD, 0)).hasMessageContaining("device gone");
        assertThat(pauses).isEmpty();
    }

    @Test
    void fullDiskLeavesTheLastGoodRecord() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(16 * 512)
                .build();
        try (FileSystem system = Jimfs.newFileSystem(small)) {
            TokenStore store = new FileTokenStore(system.getPath("/tokens"));
            store.replace(GOOD, 0);
            TokenRecord huge = Expect.record("shop", 2, Expect.DUE, new byte[64 * 1024]);
            TokenStoreException full = catchThrowableOfType(TokenStoreException.class, () -> store.replace(huge, 1));
            assertThat(full.reason()).isEqualTo(Reason.UNWRITABLE);
            assertThat(full).hasMessageContaining("out of disk space");
            assertThat(store.find(GOOD.key())).contains(GOOD);
            assertThat(store.replace(NEXT, 1))
                    .as("what was half written is freed")
                    .isTrue();
        }
    }

    @Test
    void fileOfACrashedWriterIsIgnoredAndRemoved() throws IOException {
        TokenStore store = new FileTokenStore(folder);
        store.replace(GOOD, 0);
        Path leftover = leaveTemporaryFile();
        assertThat(store.find(GOOD.key())).contains(GOOD);
        assertThat(store.page("", 10)).containsExactly(GOOD);

        assertThat(store.replace(NEXT, 1)).as("overwritten by the next write").isTrue();
        assertThat(leftover).doesNotExist();
        leaveTemporaryFile();
        assertThat(store.delete(GOOD.key(), 2)).as("removed with its record").isTrue();
        assertThat(leftover).doesNotExist();
        leaveTemporaryFile();
        assertThat(new FileTokenStore(folder).page("", 10))
                .as("removed at the next start")
                .isEmpty();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void fileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(folder, "not a folder");
        TokenStoreException refused = catchThrowableOfType(TokenStoreException.class, () -> new FileTokenStore(folder));
        assertThat(refused.reason()).isEqualTo(Reason.UNWRITABLE);
        assertThat(refused).hasMessageContaining("There is a file where the folder C:\\tokens should be");
        assertThat(folder).hasContent("not a folder");
    }

    @Test
    void driveThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new FileTokenStore(windows.getPath("E:\\tokens")))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("E:\\tokens");
    }

    @Test
    void folderThatVanishedIsNotMistakenForAnEmptyOne() throws IOException {
        TokenStore store = new FileTokenStore(folder);
        Files.delete(folder);
        List<Runnable> reads =
                List.of(() -> store.find(GOOD.key()), () -> store.due(Expect.DUE, 1), () -> store.page("", 1));
        for (Runnable read : reads) {
            TokenStoreException gone = catchThrowableOfType(TokenStoreException.class, read::run);
            assertThat(gone.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(gone).hasMessageContaining("C:\\tokens");
        }
        TokenStoreException gone = catchThrowableOfType(TokenStoreException.class, () -> store.replace(GOOD, 0));
        assertThat(gone.reason()).isEqualTo(Reason.UNWRITABLE);
    }

    @Test
    void lockHeldForTooLongIsContention(@TempDir Path disk) throws IOException {
        FileEffects effects = new FileEffects(pauses::add, FileEffects.REAL.rename(), warning -> {});
        TokenStore store = new FileTokenStore(disk, effects);
        RecordFolder names = new RecordFolder(disk.toRealPath());
        Path lockFile = names.lockFile(names.recordFile(GOOD.key()));
        try (FileChannel other = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            TokenStoreException busy = catchThrowableOfType(TokenStoreException.class, () -> store.replace(GOOD, 0));
            assertThat(busy.reason()).isEqualTo(Reason.CONTENTION);
            assertThat(busy).hasMessageContaining(lockFile.toString());
            assertThat(pauses.stream().mapToLong(nanos -> nanos).sum()).isEqualTo(10_000_000_000L);
        }
        assertThat(store.replace(GOOD, 0)).isTrue();
    }

    private TokenStore refusing() {
        Rename rename = (from, to) -> {
            if (!refusals.isEmpty()) {
                throw refusals.remove();
            }
            FileEffects.REAL.rename().move(from, to);
        };
        return new FileTokenStore(folder, new FileEffects(pauses::add, rename, warning -> {}));
    }

    private Path leaveTemporaryFile() throws IOException {
        RecordFolder names = new RecordFolder(folder.toRealPath());
        return Files.writeString(names.temporaryFile(names.recordFile(GOOD.key())), "half a rec");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
