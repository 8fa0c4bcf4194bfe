package io.xeroconnect.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads records of comma-separated values (RFC 4180), which may span lines within quotes. */
final class Csv {
    private static final char QUOTE = '"';
    private static final int END = -1;

    private final BufferedReader reader;
    private final int separator;
    private long line;

    Csv(BufferedReader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
    }

    /** Returns the number of the line on which the last record ended. */
    long line() {
        return line;
    }

    /** Returns the next record; empty at the end. A quote that is never closed takes all the rest. Blocks. */
    Optional<List<String>> next() throws IOException {
        int c = reader.read();
        if (c == END) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        while (c != END && c != '\n') {
            StringBuilder field = new StringBuilder();
            c = c == QUOTE ? quoted(field) : c;
            c = plain(c, field);
            fields.add(field.toString());
            boolean more = c == separator;
            c = more ? reader.read() : c;
            if (more && (c == END || c == '\n')) {
                fields.add("");
            }
        }
        line++;
        return Optional.of(fields);
    }

    /** Reads up to the quote that closes the field, and returns what follows it. */
    private int quoted(StringBuilder field) throws IOException {
        for (int c = reader.read(); c != END; c = reader.read()) {
            if (c == QUOTE) {
                int after = reader.read();
                if (after != QUOTE) {
                    return after;
                }
            }
            line += c == '\n' ? 1 : 0;
            field.append((char) c);
        }
        return END;
    }

    private int plain(int first, StringBuilder field) throws IOException {
        int c = first;
        while (c != END && c != '\n' && c != separator) {
            if (c != '\r') {
                field.append((char) c);
            }
            c = reader.read();
        }
        return c;
    }
}
