package io.xeroconnect.lab.herd;

import io.xeroconnect.acceptance.torture.ClassPath;
import io.xeroconnect.lab.report.Effort;
import io.xeroconnect.lab.report.Profile;
import io.xeroconnect.lab.report.Row;
import io.xeroconnect.lab.xero.FastXero;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/** Runs a process for each subject in turn, a few times over, so that what disturbs the machine disturbs all of them. */
final class Series {
    private static final int QUICK_ROUNDS = 3;
    private static final int QUICK_WARM_UPS = 4;
    private static final int ROUNDS = 4;
    private static final int WARM_UPS = 12;
    private static final int QUICK_PROFILED_SECONDS = 2;
    private static final int PROFILED_SECONDS = 20;

    private final String experiment;
    private final List<Subject> subjects;
    private final Effort effort;
    private final FastXero xero;
    private final Path folder;

    private Series(String experiment, List<Subject> subjects, Effort effort, FastXero xero, Path folder) {
        this.experiment = experiment;
        this.subjects = subjects;
        this.effort = effort;
        this.xero = xero;
        this.folder = folder;
    }

    /** Returns a row for each kind of threads that there is a JDK for, and leaves profiles of the library in the folder. */
    static List<Row> rows(
            String experiment,
            List<Subject> subjects,
            Effort effort,
            Path folder,
            BiFunction<ThreadKind, Map<Subject, Figures>, Row> row)
            throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (FastXero xero = FastXero.start()) {
            Series series = new Series(experiment, subjects, effort, xero, folder);
            for (ThreadKind kind : ThreadKind.values()) {
                Optional<Path> javaHome = kind.javaHome();
                if (javaHome.isPresent()) {
                    Row measured = row.apply(kind, series.run(kind, javaHome.get()));
                    rows.add(measured.note(measured.note() + " Java " + ThreadKind.version(javaHome.get()) + ".")
                            .limit(measured.limit() + Profile.reference(series.profile(kind))));
                } else {
                    rows.replaceAll(each ->
                            each.note(each.note() + " No JDK 25 was found for " + kind.title + ": set JAVA_HOME_25."));
                }
            }
        }
        return rows;
    }

    private Map<Subject, Figures> run(ThreadKind kind, Path javaHome) throws IOException, InterruptedException {
        Map<Subject, Figures> all = new EnumMap<>(Subject.class);
        int times = effort == Effort.QUICK ? 1 : 3;
        for (int i = 1; i <= times; i++) {
            for (Subject subject : subjects) {
                boolean profiled = i == times && subject == Subject.LIBRARY;
                all.computeIfAbsent(subject, s -> new Figures()).noteAll(once(subject, kind, javaHome, profiled));
            }
        }
        return all;
    }

    private Figures once(Subject subject, ThreadKind kind, Path javaHome, boolean profiled)
            throws IOException, InterruptedException {
        boolean quick = effort == Effort.QUICK;
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin").resolve("java").toString()));
        command.addAll(Profile.EXACT);
        command.addAll(List.of(
                "-Xms1g",
                "-Xmx1g",
                "-cp",
                ClassPath.ofThisProgram(),
                HerdProcess.class.getName(),
                experiment,
                subject.name(),
                kind.name(),
                Integer.toString(quick ? QUICK_WARM_UPS : WARM_UPS),
                Integer.toString(quick ? QUICK_ROUNDS : ROUNDS),
                xero.baseUri().toString()));
        if (profiled) {
            command.addAll(List.of(
                    Integer.toString(quick ? QUICK_PROFILED_SECONDS : PROFILED_SECONDS),
                    profile(kind).toString()));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.lines()
                    .filter(Figures::isLine)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No figures came from " + subject + "."));
            System.out.println("    " + experiment + ", " + kind.title + ": " + subject.title);
            process.waitFor();
            return Figures.parse(line);
        } finally {
            process.destroy();
        }
    }

    private Path profile(ThreadKind kind) {
        return folder.resolve(experiment + "-" + kind.name().toLowerCase(Locale.ROOT) + ".profile.txt");
    }

    /** Returns the library's figures. */
    static Figures library(Map<Subject, Figures> figures) {
        return Objects.requireNonNull(figures.get(Subject.LIBRARY));
    }

    /** Returns a figure of each peer by its name. */
    static Map<String, Double> peers(Map<Subject, Figures> figures, ToDoubleFunction<Figures> figure) {
        Map<String, Double> peers = new LinkedHashMap<>();
        figures.forEach((subject, all) -> {
            if (subject != Subject.LIBRARY) {
                peers.put(subject.title, figure.applyAsDouble(all));
            }
        });
        return peers;
    }

    /** Says how many token requests each has sent. */
    static String requests(Map<Subject, Figures> figures) {
        List<String> all = new ArrayList<>();
        figures.forEach((subject, its) -> all.add(subject.title + " " + Math.round(its.most("requests"))));
        return "Token requests: " + String.join(", ", all) + ".";
    }
}
