package io.xeroconnect.lab.fresh;

import io.xeroconnect.lab.fresh.Run.Result;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.lab.xero.TemplateStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What {@code accessToken} costs while the token is FRESH. Each figure is of processes of their own; control and library
 * take turns, so that whatever else the machine does meets both.
 */
public final class FreshExperiment implements Experiment {
    private static final List<Integer> THREADS = List.of(1, 8);
    private static final List<Integer> CONNECTIONS = List.of(1, 1_000, 100_000);
    /** With many connections, processes of the same code differ by more than the goal leaves. */
    private static final int ROUNDS = 5;

    private static final int QUICK_ROUNDS = 3;

    @Override
    public String name() {
        return "fresh";
    }

    @Override
    public String about() {
        return "A product asks for the token before every request to Xero, so a call while it is FRESH should cost what any"
                + " holder by key costs, and leave nothing to collect. Control: the least of that, a look-up in a map, a"
                + " volatile read and a clock read. Ratio: to it; a ratio below 1 is chance. Each peer stands behind the"
                + " same map. A figure is the time of one call as its thread sees it, in a process of its own: control and"
                + " library in turns, " + ROUNDS + " of each (" + QUICK_ROUNDS
                + " in the quick form), of each peer one. Every"
                + " connection has an access token of its own of 1.5 KB and was read once before; measuring ends within the"
                + " 30 s after which a record is read again: by JMH, 3 s to warm up and 5 s (in the quick form less), on a heap"
                + " of 1.5 GB, in huge pages where the system has them. Keys come in a shuffled order, the same for all. What"
                + " each allocates:"
                + " [fresh-allocation.txt](fresh-allocation.txt).";
    }

    @Override
    public List<Row> measure(Effort effort, Path folder) throws IOException, RunnerException {
        Path template = Files.createTempFile("fresh", ".record");
        Path disturbed = folder.resolve("fresh-disturbed.txt");
        Files.deleteIfExists(disturbed);
        Path log = folder.resolve("fresh-jmh.txt");
        List<Case> cases = new ArrayList<>();
        try (FastXero xero = FastXero.start();
                PrintStream out = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
            TemplateStore.keep(Shops.agedBy(Duration.ZERO, xero), template);
            Run run = new Run(effort, template, disturbed, out);
            for (int threads : THREADS) {
                for (int connections : CONNECTIONS) {
                    cases.add(measure(run, effort, threads, connections));
                }
            }
            Files.writeString(folder.resolve("fresh-allocation.txt"), allocation(cases));
            List<Row> rows = new ArrayList<>();
            for (Case made : cases) {
                rows.add(row(made, run, effort, Files.exists(disturbed), folder));
            }
            return rows;
        } finally {
            Files.delete(template);
        }
    }

    private static Row row(Case made, Run run, Effort effort, boolean disturbed, Path folder)
            throws IOException, RunnerException {
        Path profile = folder.resolve(made.profile());
        if (effort == Effort.FULL || made.row(disturbed, "").isMissed()) {
            run.profile(made.threads(), made.connections(), profile);
            return made.row(disturbed, Profile.reference(profile));
        }
        return made.row(disturbed, "");
    }

    /** The peers are far enough away for one look; control and library are close, and take turns, each first in turn. */
    private static Case measure(Run run, Effort effort, int threads, int connections) throws RunnerException {
        Case made = new Case(threads, connections);
        for (int round = 0; round < rounds(effort); round++) {
            for (Subject subject : order(round)) {
                if (round == 0 ? !isLeftOut(subject, effort, threads, connections) : !subject.isPeer()) {
                    Result result = run.of(subject, threads, connections);
                    made.add(subject, result);
                    System.out.printf(
                            Locale.ROOT,
                            "    %s: %s: %.2f ns, %.4f B%n",
                            made.name(),
                            subject.title(),
                            result.nanos(),
                            result.bytes());
                }
            }
        }
        return made;
    }

    private static int rounds(Effort effort) {
        return effort == Effort.QUICK ? QUICK_ROUNDS : ROUNDS;
    }

    private static List<Subject> order(int round) {
        List<Subject> order = new ArrayList<>(List.of(Subject.values()));
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    /** A call that asks a database is far behind in every case, and takes long to fill. */
    private static boolean isLeftOut(Subject subject, Effort effort, int threads, int connections) {
        return effort == Effort.QUICK && subject == Subject.SPRING_JDBC && threads * connections > 1;
    }

    private static String allocation(List<Case> cases) {
        StringBuilder table = new StringBuilder("Bytes allocated per call (JMH's gc profiler, gc.alloc.rate.norm)\n");
        for (Case made : cases) {
            table.append('\n').append(made.name()).append('\n');
            for (Subject subject : Subject.values()) {
                if (made.has(subject)) {
                    table.append(String.format(Locale.ROOT, "%12.4f  %s%n", made.bytes(subject), subject.title()));
                }
            }
        }
        return table.toString();
    }
}
