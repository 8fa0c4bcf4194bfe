package io.xeroconnect.lab.fresh;

import io.xeroconnect.lab.fresh.Run.Result;
import io.xeroconnect.lab.report.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** So many threads over so many connections, and what was measured of each subject. */
final class Case {
    private static final double GOAL = 1.2;
    /** The smallest object in one of more than a thousand calls. */
    private static final double NO_BYTES = 0.01;

    private final int threads;
    private final int connections;
    private final Map<Subject, List<Result>> results = new EnumMap<>(Subject.class);

    Case(int threads, int connections) {
        this.threads = threads;
        this.connections = connections;
    }

    void add(Subject subject, Result result) {
        results.computeIfAbsent(subject, s -> new ArrayList<>()).add(result);
    }

    String name() {
        return String.format(
                Locale.ROOT,
                "fresh: %s, %,d %s",
                threads == 1 ? "1 thread" : threads + " threads",
                connections,
                connections == 1 ? "connection" : "connections");
    }

    /** Names the file of its profile. */
    String profile() {
        return "fresh-" + threads + "x" + connections + ".profile.txt";
    }

    boolean has(Subject subject) {
        return results.containsKey(subject);
    }

    double bytes(Subject subject) {
        return median(subject, Result::bytes);
    }

    /** What JMH itself allocates beside the calls, it allocates beside those of the control too. */
    private double ownBytes() {
        return bytes(Subject.LIBRARY) - bytes(Subject.CONTROL);
    }

    Row row(boolean disturbed) {
        double library = nanos(Subject.LIBRARY);
        double control = nanos(Subject.CONTROL);
        Map<String, Double> peers = peers();
        boolean ahead = peers.values().stream().allMatch(peer -> library < peer);
        boolean allocates = ownBytes() >= NO_BYTES;
        boolean met = library <= GOAL * control && ahead && !allocates && !disturbed;
        return Row.of(name(), library, "ns")
                .control(control)
                .peers(peers)
                .ratio(library / control)
                .goal("at most 1.2 x control, 0 B allocated per call, ahead of every peer", met)
                .note(note(disturbed))
                .limit(limit(ahead, allocates, disturbed));
    }

    /** Says which part of the goal was missed. The spread of processes tells chance from a difference. */
    private String limit(boolean ahead, boolean allocates, boolean disturbed) {
        List<String> why = new ArrayList<>();
        if (disturbed) {
            why.add("Records were read again meanwhile: fresh-disturbed.txt.");
        }
        if (!ahead) {
            why.add("A peer is faster.");
        }
        if (allocates) {
            why.add("It allocates.");
        }
        why.add(String.format(
                Locale.ROOT,
                "Processes: %d, threads in each: %d, cores: %d. The library took %s ns, the control %s ns. Its profile: %s.",
                results.getOrDefault(Subject.LIBRARY, List.of()).size(),
                threads,
                Runtime.getRuntime().availableProcessors(),
                all(Subject.LIBRARY),
                all(Subject.CONTROL),
                profile()));
        return String.join(" ", why);
    }

    private String all(Subject subject) {
        return results.getOrDefault(subject, List.of()).stream()
                .map(result -> String.format(Locale.ROOT, "%.0f", result.nanos()))
                .collect(Collectors.joining(", "));
    }

    private String note(boolean disturbed) {
        return String.format(
                Locale.ROOT,
                "Allocated per call: %.4f B with the library, %.4f B, by JMH itself, with the control. Time of one call"
                        + " as its thread sees it; medians of processes, %d for the library and the control, one for each"
                        + " peer. Every connection was read once before, and measuring ends within the 30 s"
                        + " after which a record is read again%s. Keys come in a shuffled order, the same for all; every"
                        + " connection has an access token of its own of 1.5 KB.%s",
                bytes(Subject.LIBRARY),
                bytes(Subject.CONTROL),
                results.getOrDefault(Subject.LIBRARY, List.of()).size(),
                disturbed ? ", but NOT in this run: see fresh-disturbed.txt" : "",
                has(Subject.SPRING_JDBC) ? "" : " Spring over JDBC was left out: it asks its database each time.");
    }

    private Map<String, Double> peers() {
        Map<String, Double> peers = new LinkedHashMap<>();
        for (Subject subject : Subject.values()) {
            if (subject != Subject.CONTROL && subject != Subject.LIBRARY && has(subject)) {
                peers.put(subject.title(), nanos(subject));
            }
        }
        return peers;
    }

    private double nanos(Subject subject) {
        return median(subject, Result::nanos);
    }

    private double median(Subject subject, ToDoubleFunction<Result> figure) {
        double[] sorted = results.getOrDefault(subject, List.of()).stream()
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
