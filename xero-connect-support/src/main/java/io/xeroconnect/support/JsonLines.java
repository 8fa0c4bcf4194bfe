package io.xeroconnect.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a file with one JSON object of texts on each line. */
final class JsonLines implements Iterator<Row> {
    private static final JsonFactory JSON = new JsonFactory();

    private final BufferedReader reader;
    private long line;
    private Optional<Row> next;

    JsonLines(BufferedReader reader) {
        this.reader = reader;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Row next() {
        Row row = next.orElseThrow(NoSuchElementException::new);
        next = read();
        return row;
    }

    private Optional<Row> read() {
        try {
            String text = reader.readLine();
            line++;
            while (text != null && text.isBlank()) {
                text = reader.readLine();
                line++;
            }
            return Optional.ofNullable(text).map(this::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            Map<String, String> values = new HashMap<>();
            boolean sound = parser.nextToken() == JsonToken.START_OBJECT;
            while (sound && parser.nextToken() == JsonToken.FIELD_NAME) {
                sound = read(parser, values);
            }
            sound &= parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return sound ? checked(values) : broken();
        } catch (IOException e) {
            // Its message may quote the line.
            return broken();
        }
    }

    private static boolean read(JsonParser parser, Map<String, String> values) throws IOException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING && !parser.getText().isBlank()) {
            values.put(name, parser.getText().strip());
        }
        return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL;
    }

    private Row checked(Map<String, String> values) {
        return LegacyRow.unknown(values.keySet())
                .map(name -> Row.broken(line, "there is no column " + name + "."))
                .orElseGet(() -> Row.of(line, values));
    }

    private Row broken() {
        return Row.broken(line, "it is not one JSON object whose values are texts.");
    }
}
