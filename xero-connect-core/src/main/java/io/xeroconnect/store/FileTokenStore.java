package io.xeroconnect.store;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.Uninterrupted.IoCall;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps each record in a file of its own, readable by its owner only, in one folder of a local disk.
 *
 * <p>Durable: a record is on the disk before {@link #replace} returns, and a crash, a full disk or a torn write leaves
 * the last good record. Safe for use by many threads, several instances and several processes of one machine and one
 * user. Every method blocks on the disk; an interrupt neither cancels nor harms it, and stays set.
 *
 * <p>Any key is safe on any file system. {@link #due} and {@link #page} read the whole folder, which suits thousands of
 * records; use a database beyond that.
 *
 * <p>A damaged file is left as it is: {@link #find} and {@link #replace} throw CORRUPT and name it, {@link #due} and
 * {@link #page} log it once and go on with the others, and {@link #delete} with expected version 0 removes it. A file
 * of a newer format is treated likewise, but never removed.
 */
public final class FileTokenStore implements TokenStore {
    private final RecordFolder folder;
    private final DurableFiles files;
    private final FolderLock lock;
    private final FileEffects effects;
    private final Set<Path> reported = ConcurrentHashMap.newKeySet();

    /**
     * Opens a folder, and creates it for its owner only if it is missing. An existing folder keeps its permissions.
     *
     * @param directory on a local disk; a network share does not lock and force files reliably
     * @throws TokenStoreException UNWRITABLE if it cannot be created, or is not a folder
     */
    public FileTokenStore(Path directory) {
        this(directory, FileEffects.REAL);
    }

    FileTokenStore(Path directory, FileEffects effects) {
        try {
            OwnerOnly access = OwnerOnly.createFolder(directory);
            this.effects = effects;
            this.folder = new RecordFolder(directory.toRealPath());
            this.files = new DurableFiles(folder.path(), access, effects);
            this.lock = new FolderLock(access, effects);
            if (access == OwnerOnly.IMPOSSIBLE) {
                effects.warn().accept("The file system of " + directory + " cannot keep token files to their owner.");
            }
            removeLeftovers();
        } catch (FileAlreadyExistsException e) {
            String seen = "There is a file where the folder " + directory.toAbsolutePath() + " should be.";
            throw new TokenStoreException(
                    Reason.UNWRITABLE, ErrorContext.none().detail(seen).cause(e));
        } catch (IOException e) {
            throw failed(Reason.UNWRITABLE, "The folder " + directory.toAbsolutePath(), ErrorContext.none(), e);
        }
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return read(folder.recordFile(key), ErrorContext.of(key));
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        Path file = folder.recordFile(next.key());
        return locked(file, ErrorContext.of(next.key()), () -> {
            if (storedVersion(next.key()) != expectedVersion) {
                return false;
            }
            files.write(file, folder.temporaryFile(file), RecordFormat.encode(next));
            return true;
        });
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        Path file = folder.recordFile(key);
        return locked(file, ErrorContext.of(key), () -> {
            boolean matches = expectedVersion == 0 ? isDamaged(key) : storedVersion(key) == expectedVersion;
            if (matches) {
                files.delete(folder.temporaryFile(file));
                files.delete(file);
            }
            return matches;
        });
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return RecordOrder.due(readAll(), before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return RecordOrder.page(readAll(), afterKey, limit);
    }

    private long storedVersion(ConnectionKey key) {
        return find(key).map(TokenRecord::version).orElse(0L);
    }

    private boolean isDamaged(ConnectionKey key) {
        try {
            find(key);
            return false;
        } catch (TokenStoreException e) {
            if (e.reason() == Reason.CORRUPT) {
                return true;
            }
            throw e;
        }
    }

    private Optional<TokenRecord> read(Path file, ErrorContext about) {
        try {
            return files.read(file).map(bytes -> checked(RecordFormat.decode(bytes, file, about), file, about));
        } catch (IOException e) {
            throw failed(Reason.UNREADABLE, "The file " + file, about, e);
        }
    }

    private TokenRecord checked(TokenRecord record, Path file, ErrorContext about) {
        if (folder.recordFile(record.key()).equals(file)) {
            return record;
        }
        throw RecordFormat.damaged(file, "it holds the record of connection " + record.key(), about);
    }

    private Stream<TokenRecord> readAll() {
        try {
            return folder.recordFiles().stream().flatMap(file -> readIfSound(file).stream());
        } catch (IOException e) {
            throw failed(Reason.UNREADABLE, "The folder " + folder.path(), ErrorContext.none(), e);
        }
    }

    private Optional<TokenRecord> readIfSound(Path file) {
        try {
            Optional<TokenRecord> record = read(file, ErrorContext.none());
            reported.remove(file);
            return record;
        } catch (TokenStoreException e) {
            if (reported.add(file)) {
                effects.warn().accept("Skipped: " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Removes what a crashed writer left. A living one holds the lock, and its file is gone once we have it. */
    private void removeLeftovers() throws IOException {
        for (Path temporary : folder.temporaryFiles()) {
            try {
                locked(temporary, ErrorContext.none(), () -> Files.deleteIfExists(temporary));
            } catch (TokenStoreException e) {
                effects.warn().accept("Left over: " + e.getMessage());
            }
        }
    }

    private <T> T locked(Path file, ErrorContext about, IoCall<T> work) {
        try {
            return lock.holding(folder.lockFile(file), about, work);
        } catch (IOException e) {
            throw failed(Reason.UNWRITABLE, "The file " + file, about, e);
        }
    }

    private static TokenStoreException failed(Reason reason, String what, ErrorContext about, IOException e) {
        String seen = what + ": " + e.getClass().getSimpleName() + ", " + e.getMessage() + ".";
        return new TokenStoreException(reason, about.detail(seen).cause(e));
    }
}
