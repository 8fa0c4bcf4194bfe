package io.xeroconnect.lab.page;

import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;

/** Asks the example for its pages, in turns with fixed text of the same size from a server of the same kind. */
public final class WizardPages implements Experiment {
    private static final double GOAL_MILLIS = 50;
    private static final int RESULT_FACTOR = 10;
    private static final String NOTE = "%,d answers of the page, %,d bytes each.";

    private static final String TEST = "/xero/test?" + Journey.WHOSE;

    /** The pages that an owner comes back to, of a connection that is set up as far as its test. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("list", "/xero/");
        PAGES.put("set-up step", "/xero/set-up?" + Journey.WAY + "&step=CREATE_APP");
        PAGES.put("status", "/xero/connection?" + Journey.WHOSE);
        PAGES.put("test", TEST);
    }

    private final List<String> distribution = new ArrayList<>();

    /** Needed by the framework. */
    public WizardPages() {}

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String about() {
        return "An owner clicks through the pages of the example, and 50 ms feel like at once. A figure is the p95 of answers over"
                + " connections that are kept. Control: fixed text of the same length from the JDK's HTTP server in the same"
                + " process, in turns with the page. How the answers are distributed:"
                + " [page-percentiles.txt](page-percentiles.txt).";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws Exception {
        boolean quick = effort == Effort.QUICK;
        Turns turns = new Turns(quick ? 2 : 5, quick ? 300 : 1000);
        List<Row> rows = new ArrayList<>();
        try (Example example = Example.start(folder.resolve("page-errors.log"))) {
            new Journey(new Visitor(example.pages())).connect();
            for (int count : List.of(1, 8)) {
                try (Clients clients = new Clients(signedIn(example, count))) {
                    for (Map.Entry<String, String> page : PAGES.entrySet()) {
                        rows.add(page(page, clients, count, example, turns));
                    }
                }
            }
            rows.add(result(example, turns));
        }
        Files.write(folder.resolve("page-percentiles.txt"), distribution);
        return rows;
    }

    /**
     * How long it is measured.
     *
     * @param rounds without the first, in which the code gets warm
     * @param millis of each round
     */
    private record Turns(int rounds, long millis) {}

    private static List<Visitor> signedIn(Example example, int count) throws IOException, InterruptedException {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visitor visitor = new Visitor(example.pages());
            new Journey(visitor).signIn();
            visitors.add(visitor);
        }
        return visitors;
    }

    private Row page(Map.Entry<String, String> page, Clients clients, int count, Example example, Turns turns)
            throws IOException, InterruptedException, ExecutionException {
        Visitor first = signedIn(example, 1).get(0);
        int bytes = first.get(page.getValue()).length();
        String control = example.control().resolve("/" + bytes).toString();
        Histogram ours = new Histogram(3);
        Histogram fixed = new Histogram(3);
        for (int round = 0; round <= turns.rounds; round++) {
            clients.ask(visitor -> visitor.request(page.getValue()).build(), turns.millis, ours);
            clients.ask(visitor -> visitor.request(control).build(), turns.millis, fixed);
            if (round == 0) {
                ours.reset();
                fixed.reset();
            }
        }
        String name = "page: " + page.getKey() + ", " + (count == 1 ? "1 client" : count + " clients");
        describe(name, ours);
        describe(name + ", control", fixed);
        double p95 = millis(ours, 95);
        return Row.of(name, p95, "ms")
                .control(millis(fixed, 95))
                .goal("p95 below 50 ms", p95 < GOAL_MILLIS)
                .note(NOTE.formatted(ours.getTotalCount(), bytes));
    }

    /** Asks Xero each time, so that each answer takes longer. */
    private Row result(Example example, Turns turns) throws IOException, InterruptedException, ExecutionException {
        Visitor visitor = signedIn(example, 1).get(0);
        String page = visitor.get(TEST);
        Histogram micros = new Histogram(3);
        try (Clients clients = new Clients(List.of(visitor))) {
            Map<String, String> fields = Map.of("connection", "harbour");
            clients.ask(one -> one.form("/xero/test", page, fields), turns.millis, new Histogram(3));
            clients.ask(one -> one.form("/xero/test", page, fields), RESULT_FACTOR * turns.millis, micros);
        }
        describe("page: result of a test, 1 client", micros);
        double p95 = millis(micros, 95);
        return Row.of("page: result of a test, 1 client", p95, "ms")
                .goal("p95 below 50 ms", p95 < GOAL_MILLIS)
                .note("%,d tests, each of which asks the sandbox, in the same process, several times."
                        .formatted(micros.getTotalCount()))
                .limit("A test waits for one answer of the sandbox after another, at most two of the identity host and"
                        + " three of the API host; how it is distributed: page-percentiles.txt.");
    }

    private void describe(String name, Histogram micros) {
        distribution.add(String.format(
                Locale.ROOT,
                "%-44s %7d answers, ms: p50 %.2f, p95 %.2f, p99 %.2f, most %.2f",
                name,
                micros.getTotalCount(),
                millis(micros, 50),
                millis(micros, 95),
                millis(micros, 99),
                micros.getMaxValue() / 1000.0));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
