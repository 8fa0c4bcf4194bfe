package io.xeroconnect.lab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a run as {@code report.json}, {@code report.md} and a chart for each experiment; written anew after each of
 * them, so that a run that is cut short leaves its part.
 */
public final class Report {
    private final Path folder;
    private final Effort effort;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<String, String> abouts = new HashMap<>();
    private final Map<String, List<String>> charts = new HashMap<>();

    /** Begins a report in this folder. */
    public Report(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** Adds what an experiment measured, and writes. */
    public void add(Experiment experiment, List<Row> measured) throws IOException {
        abouts.put(experiment.name(), experiment.about());
        rows.put(experiment.name(), List.copyOf(measured));
        charts.put(experiment.name(), Chart.draw(experiment.name(), measured, folder));
        JsonRows.write(all(), folder.resolve("report.json"));
        Files.writeString(
                folder.resolve("report.md"), new MarkdownReport(Machine.here(), effort).of(abouts, rows, charts));
    }

    private List<Row> all() {
        List<Row> all = new ArrayList<>();
        rows.values().forEach(all::addAll);
        return all;
    }

    /** Returns what came out, in a line. */
    public String summary() {
        long goals = all().stream().filter(row -> row.met().isPresent()).count();
        long met = all().stream().filter(row -> row.met().orElse(false)).count();
        return "benchmarks: " + met + " of " + goals + " goals met; " + folder.resolve("report.md");
    }
}
