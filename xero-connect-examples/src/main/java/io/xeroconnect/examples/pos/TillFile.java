package io.xeroconnect.examples.pos;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that a till writes at the end of the day, as CSV with a header. It may hold several days and tills. */
final class TillFile {
    static final List<String> COLUMNS =
            List.of("till", "date", "receipt", "kind", "description", "amount", "tax", "tender", "customer", "pays");

    private TillFile() {}

    /**
     * Reads all days of a file, oldest first.
     *
     * @throws TillFileException if anything in it is wrong: then nothing is taken rather than a part
     */
    static List<TillDay> parse(String text) {
        List<String> problems = new ArrayList<>();
        List<TillRow> rows = rows(text, problems);
        List<TillDay> days = days(rows);
        if (problems.isEmpty()) {
            days.forEach(day -> problems.addAll(DayCheck.problems(day)));
        }
        if (!problems.isEmpty()) {
            throw new TillFileException(problems);
        }
        return days;
    }

    /** Writes a day so that {@link #parse} reads the same again, but for the numbers of the lines. */
    static String format(TillDay day) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            day.rows().forEach(row -> csv.writeRecord(RowReader.fields(row)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<TillRow> rows(String text, List<String> problems) {
        List<TillRow> rows = new ArrayList<>();
        try {
            for (NamedCsvRecord record :
                    CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(text)) {
                if (!record.getHeader().containsAll(COLUMNS)) {
                    problems.add("line 1: the columns must be " + String.join(",", COLUMNS));
                    return rows;
                }
                RowReader reader = new RowReader(record);
                Optional<TillRow> row = reader.read();
                row.ifPresent(rows::add);
                problems.addAll(reader.problems());
            }
        } catch (CsvParseException e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            problems.add(e.getMessage() + cause);
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            problems.add("line 1: there is no row below the header");
        }
        return rows;
    }

    private static List<TillDay> days(List<TillRow> rows) {
        record Key(LocalDate date, String till) {}
        Map<Key, List<TillRow>> days = new LinkedHashMap<>();
        rows.forEach(row -> days.computeIfAbsent(new Key(row.date(), row.till()), any -> new ArrayList<>())
                .add(row));
        return days.entrySet().stream()
                .map(day -> new TillDay(day.getKey().till(), day.getKey().date(), day.getValue()))
                .sorted(Comparator.comparing(TillDay::date).thenComparing(TillDay::till))
                .toList();
    }
}
