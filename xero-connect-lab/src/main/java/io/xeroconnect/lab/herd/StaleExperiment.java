package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
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
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        List<Subject> subjects =
                List.of(Subject.LIBRARY, Subject.CACHED_SUPPLIER, Subject.ONE_CALLER_BLOCKS, Subject.CREDENTIAL);
        return Series.rows(NAME, subjects, effort, folder, StaleExperiment::row);
    }

    private static Row row(ThreadKind kind, Map<Subject, Figures> all) {
        Figures library = Series.library(all);
        double stale = library.of("stale");
        double fresh = library.of("fresh");
        return Row.of(NAME + ": p99.9 of a call, 1,000 " + kind.title, stale, "µs")
                .control(fresh)
                .peers(Series.peers(all, peer -> peer.of("stale")))
                .ratio(stale / fresh)
                .goal(
                        "at most 2 x p99.9 of its own FRESH calls; 1 token request",
                        stale <= GOAL * fresh && library.most("requests") == 1)
                .note(note(all))
                .limit(
                        library.most("requests") == 1
                                ? "The refresh itself competes with the callers for the cores. Its profile: "
                                        + Series.profile(NAME, kind) + "."
                                : "More than one token request was sent.");
    }

    private static String note(Map<Subject, Figures> all) {
        Figures library = Series.library(all);
        return String.format(
                Locale.ROOT,
                "Each thread asks ten times in a row every 250 ms. Control: FRESH. Peers: STALE; %s. Medians of calls: FRESH %.2f µs, STALE %.2f µs; the"
                        + " longest STALE call %.0f µs. %s",
                fresh(all),
                library.of("freshMedian"),
                library.of("staleMedian"),
                library.of("staleMost"),
                Series.requests(all));
    }

    private static String fresh(Map<Subject, Figures> all) {
        return Series.peers(all, peer -> peer.of("fresh")).entrySet().stream()
                .map(peer -> String.format(Locale.ROOT, "%s FRESH %.2f µs", peer.getKey(), peer.getValue()))
                .collect(Collectors.joining(", "));
    }
}
