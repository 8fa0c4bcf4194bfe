package io.xeroconnect.lab.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows for people: a table for each experiment, and around it what has to be known to believe the figures. */
final class MarkdownReport {
    private static final String HOW_TO_READ = """

            Library, control and peers of an experiment were measured in one run, in turns. A figure is a median; in
            brackets stand the smallest and the largest of what was measured, and for a ratio those of what was measured
            beside each other. Where the goal lies within the range of its ratio, another run may end otherwise. One run on
            one machine is one sample.

            An access token lives for 30 minutes. It is FRESH until it is 24 to 25 minutes old and handed out at once; then
            STALE, still handed out at once while one refresh runs in the background; and EXPIRED half a minute before its
            end, when callers wait for the refresh.
            """;
    private static final Pattern FILE = Pattern.compile("\\b[\\w-]+(?:\\.profile)?\\.txt\\b");

    private final Machine machine;
    private final Effort effort;

    MarkdownReport(Machine machine, Effort effort) {
        this.machine = machine;
        this.effort = effort;
    }

    /**
     * Returns the text.
     *
     * @param abouts what each experiment says of itself, by its name
     * @param experiments the rows of each
     * @param charts the files with the charts of each
     */
    String of(Map<String, String> abouts, Map<String, List<Row>> experiments, Map<String, List<String>> charts) {
        List<Row> all = experiments.values().stream().flatMap(List::stream).toList();
        return "# Benchmarks, a run\n\n" + machine.description() + "\n"
                + (effort == Effort.QUICK ? "\nThe quick form: enough to see a goal missed by far.\n" : "")
                + HOW_TO_READ + verdict(all)
                + experiments.entrySet().stream()
                        .map(entry -> table(entry.getKey(), abouts.getOrDefault(entry.getKey(), ""), entry.getValue())
                                + images(charts.getOrDefault(entry.getKey(), List.of())))
                        .collect(Collectors.joining());
    }

    private static String verdict(List<Row> all) {
        long goals = all.stream().filter(row -> row.met().isPresent()).count();
        List<Row> missed = all.stream().filter(Row::isMissed).toList();
        return "\n**" + (goals - missed.size()) + " of " + goals + " goals were met.**"
                + (missed.isEmpty() ? "" : " Missed, with what stands in the way below the tables:")
                + "\n"
                + missed.stream()
                        .map(row -> "\n- " + row.name()
                                + row.ratio().map(ratio -> ": " + ratio).orElse("")
                                + ", goal: " + row.goal())
                        .collect(Collectors.joining())
                + (missed.isEmpty() ? "" : "\n");
    }

    private static String table(String experiment, String about, List<Row> rows) {
        return "\n## " + experiment + "\n\n" + about + "\n\n"
                + "| case | xero-connect | control | peers | ratio | goal | met |\n|---|---|---|---|---|---|---|\n"
                + rows.stream().map(MarkdownReport::line).collect(Collectors.joining())
                + rows.stream()
                        .filter(row -> !row.note().isEmpty())
                        .map(row -> "\n- " + row.label() + ": " + linked(row.note()))
                        .collect(Collectors.joining())
                + rows.stream().filter(Row::isMissed).map(MarkdownReport::limit).collect(Collectors.joining())
                + "\n";
    }

    private static String images(List<String> files) {
        return files.stream().map(file -> "\n![" + file + "](" + file + ")\n").collect(Collectors.joining());
    }

    private static String limit(Row row) {
        String why = row.limit().isEmpty() ? "Nobody has found out why yet." : linked(row.limit());
        return "\n- **Missed**, " + row.label() + ": " + why;
    }

    /** Profiles and lists lie beside the report. */
    private static String linked(String text) {
        return FILE.matcher(text).replaceAll("[$0]($0)");
    }

    private static String line(Row row) {
        return "| "
                + String.join(
                        " | ",
                        row.label(),
                        Figure.text(row.figure().value()) + " " + row.unit()
                                + row.figure().range(),
                        row.control().map(Figure::toString).orElse(""),
                        peers(row),
                        row.ratio().map(Figure::toString).orElse(""),
                        row.goal(),
                        row.met().map(met -> met ? "yes" : "**no**").orElse(""))
                + " |\n";
    }

    private static String peers(Row row) {
        return row.peers().entrySet().stream()
                .map(peer -> peer.getKey() + " " + Figure.text(peer.getValue()))
                .collect(Collectors.joining("; "));
    }
}
