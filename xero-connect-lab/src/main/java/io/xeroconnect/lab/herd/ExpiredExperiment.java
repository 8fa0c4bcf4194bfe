package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Figure;
import io.xeroconnect.lab.report.Row;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long it takes until all of a thousand threads have a token that ask for an EXPIRED one at once. */
public final class ExpiredExperiment implements Experiment {
    static final String NAME = "expired";
    private static final double GOAL = 1.5;

    /** Creates the experiment. */
    public ExpiredExperiment() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "A till that was off for a night asks with all its threads at once, and Xero must see one request. A figure is the"
                + " time from when a thousand threads are let go until the last has the new token, less one exchange: one bare"
                + " request by a caller that is alone in the same process, the median of one before each round; the token"
                + " endpoint answers after 100 ms. Control: from the completion of a CompletableFuture until the last of the"
                + " same threads has its value. Ratio: to it. The goal leaves half a waking for what the herd does to the"
                + " request: until all have lain down, its threads compete for the cores with those that send it. One process"
                + " for each, in turns, with one manager or holder for each round, after "
                + HerdProcess.ALONE_BEFORE_EXPIRED
                + " refreshes of a lone caller and some rounds. Peers: the same, less the exchanges in their own processes.";
    }

    /** The strategies of AWS differ only while a token is STALE. */
    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        List<Subject> subjects = List.of(Subject.LIBRARY, Subject.BARE, Subject.ONE_CALLER_BLOCKS, Subject.CREDENTIAL);
        return Series.rows(NAME, subjects, effort, folder, ExpiredExperiment::row);
    }

    private static Row row(ThreadKind kind, Map<Subject, Figures> all) {
        Figures library = Series.library(all);
        List<Double> beyond = beyond(library);
        Figure exchange = Figure.of(library.all("exchange"));
        Figure woken = Figure.of(library.all("woken"));
        Figure ratio = Figure.ratio(beyond, library.all("woken"));
        return Row.of(NAME + ": all served, beyond one exchange, 1,000 " + kind.title, Figure.of(beyond), "ms")
                .control(woken)
                .peers(Series.peers(all, peer -> Figure.of(beyond(peer)).value()))
                .ratio(ratio)
                .goal(
                        "all served within one exchange + 1.5 x waking as many threads; 1 token request",
                        ratio.value() <= GOAL && library.most("requests") == 1)
                .note(String.format(
                        Locale.ROOT,
                        "one exchange alone: %s ms%s; in the herd %.1f until the first is served, and %.1f until the last. %s",
                        exchange,
                        exchange.most() - exchange.least() > woken.value()
                                ? ", which differs by more than the waking takes, so a round says little and the median"
                                        + " not much"
                                : "",
                        library.of("first"),
                        library.of("served"),
                        Series.requests(all)))
                .limit(limit(all, library.most("requests")));
    }

    private static List<Double> beyond(Figures figures) {
        double exchange = figures.of("exchange");
        return figures.all("served").stream().map(served -> served - exchange).toList();
    }

    private static String limit(Map<Subject, Figures> all, double requests) {
        if (requests != 1) {
            return "More than one token request was sent.";
        }
        Map.Entry<String, Double> closest = Collections.min(
                Series.peers(all, peer -> Figure.of(beyond(peer)).value() / peer.of("woken"))
                        .entrySet(),
                Map.Entry.comparingByValue());
        return String.format(
                Locale.ROOT,
                "The closest of the others, %s, is at %.2f x the waking in its own process. %s",
                closest.getKey(),
                closest.getValue(),
                closest.getValue() > GOAL
                        ? "Those who still come to ask compete with the one that sends the request for "
                                + Runtime.getRuntime().availableProcessors()
                                + " cores; what the library takes beyond that"
                                + " one, it needs to read and claim the record before the request, and to store the tokens"
                                + " before it hands them out."
                        : "That one meets the goal. It reads and claims no record before the request, and stores no tokens"
                                + " before it hands them out.");
    }
}
