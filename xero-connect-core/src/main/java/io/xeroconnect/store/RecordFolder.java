package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names in a store's folder: SHA-256 of the key in hexadecimal, which differs for keys that differ only in case and
 * is a legal name everywhere. Files with other names are not ours and are left alone.
 *
 * @param path the folder, a real path
 */
record RecordFolder(Path path) {
    private static final String RECORD_SUFFIX = ".record";
    private static final String TEMPORARY_SUFFIX = ".tmp";
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}\\.(record|tmp)");

    Path recordFile(ConnectionKey key) {
        return path.resolve(sha256(key.value()) + RECORD_SUFFIX);
    }

    /** Where the next content of this record file is prepared; one writer at a time, so one name is enough. */
    Path temporaryFile(Path recordFile) {
        return path.resolve(recordFile.getFileName().toString().replace(RECORD_SUFFIX, TEMPORARY_SUFFIX));
    }

    /** Spreads the records over 16 locks; a record and its temporary file share one. */
    Path lockFile(Path recordOrTemporaryFile) {
        return path.resolve(
                ".lock-" + recordOrTemporaryFile.getFileName().toString().charAt(0));
    }

    List<Path> recordFiles() throws IOException {
        return list(RECORD_SUFFIX);
    }

    List<Path> temporaryFiles() throws IOException {
        return list(TEMPORARY_SUFFIX);
    }

    private List<Path> list(String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, "*" + suffix)) {
            for (Path entry : entries) {
                if (OURS.matcher(entry.getFileName().toString()).matches()) {
                    found.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw new IOException("The folder could not be listed to its end.", e);
        }
        return found;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
