package io.xeroconnect.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.xeroconnect.store.Uninterrupted.IoCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes whole files of one folder so that a crash leaves the old file or the new one, never half of one.
 *
 * <ol>
 *   <li>Write a temporary file beside the target, and force it to the disk.
 *   <li>Rename it over the target; Windows refuses that while a virus scanner or a reader has the target open, so try
 *       again for a short while.
 *   <li>Force the folder to the disk, where the platform can, so that the new name survives too.
 * </ol>
 */
final class DurableFiles {
    private static final int ATTEMPTS = 9;
    private static final long FIRST_PAUSE_NANOS = 1_000_000;

    private final Path folder;
    private final OwnerOnly access;
    private final FileEffects effects;
    private final boolean folderCanBeForced;

    DurableFiles(Path folder, OwnerOnly access, FileEffects effects) {
        this.folder = folder;
        this.access = access;
        this.effects = effects;
        this.folderCanBeForced = canBeForced(folder);
    }

    /** Returns the content, or empty if there is no such file in the folder; a missing folder is an error. */
    Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(whenAllowed(() -> Uninterrupted.call(() -> Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(folder)) {
                return Optional.empty();
            }
            throw e; // a drive that is not there must not look like a shop that never connected
        }
    }

    /** Replaces the file. After an exception it holds the old content or the new one. */
    void write(Path file, Path temporary, byte[] content) throws IOException {
        try {
            Uninterrupted.call(() -> fill(temporary, content));
            whenAllowed(() -> {
                effects.rename().move(temporary, file);
                return file;
            });
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
        forceFolder();
    }

    void delete(Path file) throws IOException {
        whenAllowed(() -> Files.deleteIfExists(file));
        forceFolder();
    }

    private Path fill(Path temporary, byte[] content) throws IOException {
        Files.deleteIfExists(temporary); // left by a crash
        try (FileChannel channel = access.open(temporary, Set.of(CREATE_NEW, WRITE))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        return temporary;
    }

    private <T> T whenAllowed(IoCall<T> call) throws IOException {
        long pause = FIRST_PAUSE_NANOS;
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return call.run();
            } catch (FileSystemException e) {
                if (!mayPass(e)) {
                    throw e;
                }
            }
            effects.pause().accept(pause);
            pause *= 2;
        }
        return call.run();
    }

    /** Windows reports a file that is in use by one of these two; the other subclasses are final answers. */
    private static boolean mayPass(FileSystemException e) {
        return e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
    }

    private static void discard(Path temporary, IOException reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void forceFolder() throws IOException {
        if (folderCanBeForced) {
            Uninterrupted.call(() -> force(folder));
        }
    }

    /** Found out once, so that a later failure counts. Windows cannot open a folder. */
    private static boolean canBeForced(Path folder) {
        try {
            Uninterrupted.call(() -> force(folder));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
        return folder;
    }
}
