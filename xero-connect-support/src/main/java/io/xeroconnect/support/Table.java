package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a file, read one after the other so that it may be as long as it likes: CSV with a first line of names, or one
 * JSON object of texts on each line.
 */
record Table(BufferedReader reader, Iterator<Row> iterator) implements AutoCloseable {
    /** Opens a file; one that ends with .jsonl or .ndjson is JSON. Blocks. */
    static Table open(String file) {
        try {
            BufferedReader reader = Files.newBufferedReader(Path.of(file), UTF_8);
            return new Table(reader, isJson(file) ? new JsonLines(reader) : new CsvRows(reader));
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw Problem.usage("The file " + file + " cannot be read as text. Check its name and its permissions.");
        }
    }

    /** Returns whether a file of this name holds JSON. */
    static boolean isJson(String file) {
        return file.toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson)");
    }

    Stream<Row> rows() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
