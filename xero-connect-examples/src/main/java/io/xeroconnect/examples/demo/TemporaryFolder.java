package io.xeroconnect.examples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that ends with its demo. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    /** Makes it, empty. */
    public TemporaryFolder() throws IOException {
        path = Files.createTempDirectory("xero-connect-recipe");
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
