package io.xeroconnect.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Creates files that only their owner can reach, by the means that the file system has. */
enum OwnerOnly {
    /** Mode bits, set at creation. */
    MODE_BITS,
    /** An access control list with one entry, as on Windows. */
    ACL,
    /** The file system has neither, for example FAT. */
    IMPOSSIBLE;

    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Creates the folder unless it exists, in which case it keeps its permissions, and finds out what it offers. */
    static OwnerOnly createFolder(Path folder) throws IOException {
        boolean missing = Files.notExists(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, FOLDER_MODE);
        } else {
            Files.createDirectories(folder);
        }
        OwnerOnly means = offeredBy(Files.getFileStore(folder));
        if (means == ACL && missing) {
            // Inherited by files, so that none is open to others even before it gets its own list.
            restrict(folder, AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
        }
        return means;
    }

    /** Opens a file; if that creates it, for its owner only. */
    FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        if (this == MODE_BITS) {
            return FileChannel.open(file, options, FILE_MODE);
        }
        boolean missing = Files.notExists(file);
        FileChannel channel = FileChannel.open(file, options);
        if (this == ACL && missing) {
            restrict(file);
        }
        return channel;
    }

    private static OwnerOnly offeredBy(FileStore store) {
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            return MODE_BITS;
        }
        return store.supportsFileAttributeView(AclFileAttributeView.class) ? ACL : IMPOSSIBLE;
    }

    private static void restrict(Path path, AclEntryFlag... flags) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(AclEntryPermission.values())
                .setFlags(flags)
                .build()));
    }
}
