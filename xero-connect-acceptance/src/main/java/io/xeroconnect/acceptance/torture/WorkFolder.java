package io.xeroconnect.acceptance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for a store and for the logs of the nodes. */
final class WorkFolder implements AutoCloseable {
    private final Path path;

    WorkFolder() throws IOException {
        this.path = Files.createTempDirectory("xero-torture");
    }

    Path path() {
        return path;
    }

    /** Returns the lines of the nodes' logs that mention this text. */
    List<String> logged(String text) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .flatMap(WorkFolder::lines)
                    .filter(line -> line.contains(text))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line);
        } catch (IOException e) {
            return Stream.of(file + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
