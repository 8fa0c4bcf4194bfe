package io.xeroconnect.lab.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows for people: a table for each experiment, and under it what has to be known to believe the figures. */
final class MarkdownReport {
    private final Machine machine;
    private final Effort effort;

    MarkdownReport(Machine machine, Effort effort) {
        this.machine = machine;
        this.effort = effort;
    }

    String of(Map<String, List<Row>> experiments) {
        return "# Benchmarks\n\n" + machine.description() + "\n\n"
                + (effort == Effort.QUICK ? "The quick form: enough to see a goal missed by far.\n\n" : "")
                + "Library, control and peers were measured in one run. The control is what the machine itself allows.\n"
                + experiments.entrySet().stream()
                        .map(entry -> table(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String table(String experiment, List<Row> rows) {
        return "\n## " + experiment + "\n\n"
                + "| case | xero-connect | control | peers | ratio | goal | met |\n|---|---|---|---|---|---|---|\n"
                + rows.stream().map(MarkdownReport::line).collect(Collectors.joining())
                + rows.stream()
                        .filter(row -> !row.note().isEmpty())
                        .map(row -> "\n- " + label(row) + ": " + row.note())
                        .distinct()
                        .collect(Collectors.joining())
                + rows.stream().filter(Row::isMissed).map(MarkdownReport::limit).collect(Collectors.joining())
                + "\n";
    }

    private static String limit(Row row) {
        String why = row.limit().isEmpty() ? "Nobody has found out why yet." : row.limit();
        return "\n- **Missed**, " + label(row) + ": " + why;
    }

    private static String line(Row row) {
        return "| "
                + String.join(
                        " | ",
                        label(row),
                        Figures.text(row.figure()) + " " + row.unit(),
                        row.control().map(Figures::text).orElse(""),
                        peers(row),
                        row.ratio()
                                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                                .orElse(""),
                        row.goal(),
                        row.met().map(met -> met ? "yes" : "**no**").orElse(""))
                + " |\n";
    }

    private static String peers(Row row) {
        return row.peers().entrySet().stream()
                .map(peer -> peer.getKey() + " " + Figures.text(peer.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String label(Row row) {
        return Figures.label(row);
    }
}
