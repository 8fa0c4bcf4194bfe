package io.xeroconnect.examples.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A till whose takings reach Xero once each: see {@code docs/till.md}. */
public final class TillExample {
    /** Fields, because the logging system forgets a logger that nobody holds, and its level with it. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("io.xeroconnect"), Logger.getLogger("com.xero.api"));

    private TillExample() {}

    /**
     * Runs the till with the takings in a file, or with its own. Blocks.
     *
     * @param options {@code --csv FILE}, or nothing
     * @return the exit status: 0 if in the end Xero has everything once, and to the cent
     */
    public static int run(List<String> options, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        // What the library warns of is what the story tells itself.
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
        List<TillDay> days;
        try {
            days = TillFile.parse(text(options));
        } catch (IllegalArgumentException | TillFileException e) {
            err.println(e.getMessage());
            return 1;
        }
        Path folder = Files.createTempDirectory("xero-connect-till");
        try {
            return TillStory.tell(days, folder, out) ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private static String text(List<String> options) throws IOException {
        if (options.isEmpty()) {
            try (InputStream own = Objects.requireNonNull(TillExample.class.getResourceAsStream("till.csv"))) {
                return new String(own.readAllBytes(), UTF_8);
            }
        }
        if (options.size() != 2 || !options.get(0).equals("--csv")) {
            throw new IllegalArgumentException("Unknown options " + options + ": --csv FILE is one.");
        }
        Path file = Path.of(options.get(1));
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("There is no file " + file + " that can be read.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8. Save it as that.", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> paths = Files.walk(folder)) {
            found = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : found) {
            Files.delete(path);
        }
    }
}
