package io.xeroconnect.lab;

import io.xeroconnect.lab.coldstart.ColdStart;
import io.xeroconnect.lab.fresh.FreshExperiment;
import io.xeroconnect.lab.herd.ExpiredExperiment;
import io.xeroconnect.lab.herd.StaleExperiment;
import io.xeroconnect.lab.memory.MemoryExperiment;
import io.xeroconnect.lab.page.WizardPages;
import io.xeroconnect.lab.report.Console;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Experiment;
import io.xeroconnect.lab.report.Report;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.sealing.SealingExperiment;
import io.xeroconnect.lab.sweep.Sweep;
import io.xeroconnect.lab.throughput.Throughput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks, in a process without Maven. Words: the folder of the report, then {@code --quick}, and the names
 * of experiments if not all.
 */
public final class Benchmarks {
    private static final List<Experiment> ALL = List.of(
            new FreshExperiment(),
            new StaleExperiment(),
            new ExpiredExperiment(),
            new Throughput(),
            new Sweep(),
            new MemoryExperiment(),
            new WizardPages(),
            new SealingExperiment(),
            new ColdStart());

    private Benchmarks() {}

    /** Measures and writes the report. */
    public static void main(String... words) throws Exception {
        Console.keepForFigures();
        Path folder = Path.of(words[0]);
        List<String> wanted = new ArrayList<>(List.of(words).subList(1, words.length));
        Effort effort = wanted.remove("--quick") ? Effort.QUICK : Effort.FULL;
        Files.createDirectories(folder);
        Report report = new Report(folder, effort);
        for (Experiment experiment : chosen(wanted)) {
            System.out.println("=== " + experiment.name());
            long start = System.nanoTime();
            List<Row> rows = experiment.measure(effort, folder);
            System.out.println(
                    "    took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
            rows.forEach(row -> System.out.println("    " + row.summary()));
            report.add(experiment, rows);
        }
        System.out.println(report.summary());
    }

    private static List<Experiment> chosen(List<String> names) {
        List<Experiment> chosen = ALL.stream()
                .filter(experiment -> names.isEmpty() || names.contains(experiment.name()))
                .toList();
        if (chosen.size() < names.size()) {
            throw new IllegalArgumentException(
                    "Known are " + ALL.stream().map(Experiment::name).toList() + ", and not all of " + names + ".");
        }
        return chosen;
    }
}
