package io.xeroconnect.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a CSV file after its line of names. */
final class CsvRows implements Iterator<Row> {
    /** Some programs begin a file of UTF-8 with it. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Csv csv;
    private final List<String> names;
    private Optional<Row> next;

    CsvRows(BufferedReader reader) throws IOException {
        String first = Optional.ofNullable(reader.readLine()).orElse("").replace(BYTE_ORDER_MARK, "");
        // Where the comma is the decimal point, programs write semicolons.
        char separator = first.contains(";") && !first.contains(",") ? ';' : ',';
        this.names = Stream.of(first.split(Character.toString(separator), -1))
                .map(name -> name.replace("\"", "").strip())
                .toList();
        LegacyRow.requireKnown(names);
        this.csv = new Csv(reader, separator);
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
            long begin = csv.line() + 2;
            Optional<List<String>> fields = csv.next();
            while (fields.isPresent() && fields.get().stream().allMatch(String::isBlank)) {
                begin = csv.line() + 2;
                fields = csv.next();
            }
            long line = begin;
            return fields.map(values -> row(line, values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(long line, List<String> fields) {
        if (fields.size() != names.size()) {
            return Row.broken(
                    line, "it has " + fields.size() + " columns, and the first line names " + names.size() + ".");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!fields.get(i).isBlank()) {
                values.put(names.get(i), fields.get(i).strip());
            }
        }
        return Row.of(line, values);
    }
}
