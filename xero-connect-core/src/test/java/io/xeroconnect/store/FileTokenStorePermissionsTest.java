package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStorePermissionsTest {
    private static final Configuration POSIX = Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix")
            .build();
    private static final Configuration WITH_ACL = Configuration.windows().toBuilder()
            .setAttributeViews("basic", "owner", "acl")
            .build();

    private final List<String> warnings = new ArrayList<>();
    private final FileEffects effects =
            new FileEffects(FileEffects.REAL.pause(), FileEffects.REAL.rename(), warnings::add);

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyTheOwnerReachesFilesOfThisMachine(@TempDir Path temporary) throws IOException {
        assertModeBits(temporary.resolve("vendor").resolve("tokens"));
    }

    @Test
    void onlyTheOwnerReachesFilesUnderModeBits() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(POSIX)) {
            assertModeBits(system.getPath("/data/tokens"));
        }
    }

    @Test
    void existingFolderKeepsItsModeAndFilesAreStillTheOwners() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(POSIX)) {
            Path folder = Files.createDirectory(system.getPath("/shared"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            write(folder);
            assertThat(mode(folder)).isEqualTo("rwxrwxrwx");
            assertThat(files(folder)).allMatch(file -> mode(file).equals("rw-------"));
        }
    }

    @Test
    void onlyTheOwnerIsOnTheAccessControlList() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(WITH_ACL)) {
            Path folder = system.getPath("C:\\ProgramData\\till\\tokens");
            write(folder);
            assertThat(files(folder)).hasSize(2).allSatisfy(file -> assertOwnerOnly(file));
            assertOwnerOnly(folder, AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void fileSystemWithoutPermissionsIsUsedWithAWarning() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(Configuration.windows())) {
            write(system.getPath("C:\\stick"));
            assertThat(warnings).singleElement().asString().contains("cannot keep token files to their owner", "stick");
        }
    }

    private void assertModeBits(Path folder) throws IOException {
        write(folder);
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(files(folder)).hasSize(2).allMatch(file -> mode(file).equals("rw-------"));
        assertThat(warnings).isEmpty();
    }

    private static void assertOwnerOnly(Path path, AclEntryFlag... flags) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        assertThat(view.getAcl())
                .containsExactly(AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(Files.getOwner(path))
                        .setPermissions(AclEntryPermission.values())
                        .setFlags(flags)
                        .build());
    }

    private void write(Path folder) {
        TokenStore store = new FileTokenStore(folder, effects);
        assertThat(store.replace(Expect.record("shop", 1), 0)).isTrue();
        assertThat(store.replace(Expect.record("shop", 2), 1)).isTrue();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
