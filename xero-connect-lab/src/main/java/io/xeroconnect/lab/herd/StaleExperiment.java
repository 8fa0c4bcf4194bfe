package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Figure;
import io.xeroconnect.lab.report.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long a call takes while the STALE token is refreshed, beside a call while it is FRESH. */
public final class StaleExperiment implements Experiment {
    static final String NAME = "stale";
    private static final double GOAL = 2;

    /** Creates the experiment. */
    public StaleExperiment() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "While a token that still serves is refreshed, nobody should notice. A figure is the p99.9 of the calls of a"
                + " thousand threads, each asking ten times in a row every 250 ms, from when the token turns STALE until the"
                + " new one is there. Control: the library's own calls while it is FRESH, just before. Ratio: to it. Peers: their"
                + " calls while theirs is STALE; their FRESH ones are in the notes. The token endpoint answers after 250 ms."
                + " One process for each, in turns.";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        List<Subject> subjects =
                List.of(Subject.LIBRARY, Subject.CACHED_SUPPLIER, Subject.ONE_CALLER_BLOCKS, Subject.CREDENTIAL);
        return Series.rows(NAME, subjects, effort, folder, StaleExperiment::row);
    }

    private static Row row(ThreadKind kind, Map<Subject, Figures> all) {
        Figures library = Series.library(all);
        Figure ratio = Figure.ratio(library.all("stale"), library.all("fresh"));
        return Row.of(NAME + ": p99.9 of a call, 1,000 " + kind.title, Figure.of(library.all("stale")), "µs")
                .control(Figure.of(library.all("fresh")))
                .peers(Series.peers(all, peer -> peer.of("stale")))
                .ratio(ratio)
                .goal(
                        "at most 2 x p99.9 of its own FRESH calls; 1 token request",
                        ratio.value() <= GOAL && library.most("requests") == 1)
                .note(note(all))
                .limit(
                        library.most("requests") == 1
                                ? "The refresh itself competes with the callers for the cores."
                                : "More than one token request was sent.");
    }

    private static String note(Map<Subject, Figures> all) {
        Figures library = Series.library(all);
        return String.format(
                Locale.ROOT,
                "median of the library's calls FRESH %.2f µs, STALE %.2f; its longest STALE call %.0f µs. p99.9 of the peers'"
                        + " FRESH calls: %s. %s",
                library.of("freshMedian"),
                library.of("staleMedian"),
                library.most("staleMost"),
                fresh(all),
                Series.requests(all));
    }

    private static String fresh(Map<Subject, Figures> all) {
        return Series.peers(all, peer -> peer.of("fresh")).entrySet().stream()
                .map(peer -> String.format(Locale.ROOT, "%s %.2f µs", peer.getKey(), peer.getValue()))
                .collect(Collectors.joining(", "));
    }
}
