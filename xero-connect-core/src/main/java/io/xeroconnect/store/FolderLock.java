package io.xeroconnect.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.store.Uninterrupted.IoCall;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Lets one writer at a time in, among all threads and all processes of this machine.
 *
 * <p>The operating system's file locks belong to a process, so threads exclude each other first, by a monitor that the
 * whole JVM shares: an interned text, which is one object even for two class loaders that each hold a copy of this
 * class. Only under it is the lock file opened, since closing any channel to a file drops the process's lock on it.
 *
 * <p>A crashed process loses its lock; the lock file stays for ever, because deleting it would let two writers in.
 */
final class FolderLock {
    private static final int ATTEMPTS = 5_000;
    private static final long PAUSE_NANOS = 2_000_000;

    private final OwnerOnly access;
    private final FileEffects effects;

    FolderLock(OwnerOnly access, FileEffects effects) {
        this.access = access;
        this.effects = effects;
    }

    /**
     * Runs the work while nobody else holds this lock file.
     *
     * @param file in a real path, so that every way to it gives the same monitor
     * @throws TokenStoreException CONTENTION if another process keeps the lock for 10 seconds
     */
    <T> T holding(Path file, ErrorContext about, IoCall<T> work) throws IOException {
        synchronized (("io.xeroconnect " + file.toUri()).intern()) {
            try (FileChannel channel = access.open(file, Set.of(CREATE, WRITE))) {
                acquire(channel, file, about);
                return work.run();
            } // closing releases
        }
    }

    private void acquire(FileChannel channel, Path file, ErrorContext about) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (isAcquired(channel)) {
                return;
            }
            effects.pause().accept(PAUSE_NANOS);
        }
        throw new TokenStoreException(
                Reason.CONTENTION, about.detail("Another program has kept " + file + " locked for 10 seconds."));
    }

    private static boolean isAcquired(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // other code of this process
        }
    }
}
