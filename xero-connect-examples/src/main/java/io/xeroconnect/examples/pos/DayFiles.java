package io.xeroconnect.examples.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The days that were taken, a file each, which is there as a whole or not at all. */
final class DayFiles {
    private static final String ENDING = ".csv";

    private final Path folder;

    DayFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Returns all days, oldest first. */
    List<TillDay> all() throws IOException {
        List<TillDay> days = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                days.addAll(TillFile.parse(Files.readString(file)));
            }
        }
        days.sort((one, other) -> one.date().equals(other.date())
                ? one.till().compareTo(other.till())
                : one.date().compareTo(other.date()));
        return days;
    }

    /**
     * Keeps a day. Returns false if it is there already.
     *
     * @throws TillFileException if other rows of the same till and day are there
     */
    boolean keep(TillDay day) throws IOException {
        String text = TillFile.format(day);
        Path file = folder.resolve(day.name() + ENDING);
        if (Files.exists(file)) {
            if (!Files.readString(file).equals(text)) {
                throw new TillFileException(List.of(day.till() + " of " + day.date()
                        + " was taken already, with other rows. Nothing was changed."));
            }
            // The one who moved it there may have died before this.
            syncFolder();
            return false;
        }
        Path draft = folder.resolve(day.name() + ".draft");
        write(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
        return true;
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Else a power cut might undo the new name. Windows syncs names by itself and opens no folder. */
    private void syncFolder() throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
