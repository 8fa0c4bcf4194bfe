package io.xeroconnect.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.xeroconnect.migration.MigrationReport;
import io.xeroconnect.migration.MigrationRow;
import io.xeroconnect.migration.MigrationRow.Outcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of the rows of a migration, as a file for people or programs. */
final class ReportFile {
    private static final List<String> COLUMNS = List.of("key", "outcome", "reason", "detail", "consent_link");

    private ReportFile() {}

    /** Refuses a file that cannot be written before there is something to report. What is in it stays for now. */
    static void requireWritable(Path file) {
        try {
            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        } catch (IOException e) {
            throw Problem.usage("The report " + file + " cannot be written. Name another file with --report.");
        }
    }

    static void write(Path file, MigrationReport report) {
        boolean json = Table.isJson(file.toString());
        try (BufferedWriter writer = Files.newBufferedWriter(file, UTF_8)) {
            if (!json) {
                writer.write(csv(COLUMNS.stream()));
            }
            for (MigrationRow row : report.rows()) {
                writer.write(json ? line(row) : csv(fields(row)));
            }
        } catch (IOException e) {
            throw Problem.attention(
                    "The report " + file + " cannot be written, though the rows had their turn. Run the same"
                            + " again with another --report.");
        }
    }

    /** Writes the whole report as one document. */
    static void write(JsonGenerator json, MigrationReport report) throws IOException {
        json.writeStartObject();
        ConnectionJson.text(json, "stopped", report.stopped());
        json.writeObjectFieldStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.name(), report.count(outcome));
        }
        json.writeEndObject();
        json.writeArrayFieldStart("rows");
        for (MigrationRow row : report.rows()) {
            write(json, row);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MigrationRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", row.key());
        json.writeStringField("outcome", row.outcome().name());
        json.writeStringField("reason", row.reason());
        json.writeStringField("detail", row.detail());
        ConnectionJson.text(json, "consentLink", row.consentLink().map(URI::toString));
        json.writeEndObject();
    }

    private static String line(MigrationRow row) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, row);
        }
        return text + "\n";
    }

    private static Stream<String> fields(MigrationRow row) {
        return Stream.of(
                noFormula(row.key()),
                row.outcome().name(),
                row.reason(),
                row.detail(),
                row.consentLink().map(URI::toString).orElse(""));
    }

    /** A spreadsheet would compute it, and whoever chose the key might choose what. */
    private static String noFormula(String key) {
        return key.matches("(?s)[=+@-].*") ? "'" + key : key;
    }

    private static String csv(Stream<String> fields) {
        return fields.map(ReportFile::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String field) {
        boolean plain = field.matches("[^\",\r\n]*");
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
