package io.xeroconnect.lab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a run as {@code report.json}; written anew after each experiment, so that a run cut short leaves its part. */
public final class Report {
    private final Path folder;
    private final Effort effort;
    private final List<Row> rows = new ArrayList<>();

    /** Begins a report in this folder. */
    public Report(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** Adds rows and writes. */
    public void add(List<Row> more) throws IOException {
        rows.addAll(more);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(
                        folder.resolve("report.json").toFile(),
                        rows.stream().map(Report::json).toList());
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        fields.put("figure", row.figure());
        fields.put("unit", row.unit());
        fields.put("control", row.control().orElse(null));
        fields.put("peers", row.peers());
        fields.put("ratio", row.ratio().orElse(null));
        fields.put("goal", row.goal());
        fields.put("met", row.met().orElse(null));
        fields.put("note", row.note());
        return fields;
    }

    /** Returns what came out, in a line. */
    public String summary() {
        long goals = rows.stream().filter(row -> row.met().isPresent()).count();
        long met = rows.stream().filter(row -> row.met().orElse(false)).count();
        return "benchmarks (" + effort + "): " + met + " of " + goals + " goals met";
    }
}
