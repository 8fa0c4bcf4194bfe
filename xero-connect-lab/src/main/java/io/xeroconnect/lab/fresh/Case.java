package io.xeroconnect.lab.fresh;

import io.xeroconnect.lab.fresh.Run.Result;
import io.xeroconnect.lab.report.Figure;
import io.xeroconnect.lab.report.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    int threads() {
        return threads;
    }

    int connections() {
        return connections;
    }

    /** Names the file of its profile. */
    String profile() {
        return "fresh-" + threads + "x" + connections + ".profile.txt";
    }

    boolean has(Subject subject) {
        return results.containsKey(subject);
    }

    double bytes(Subject subject) {
        return Figure.of(results.getOrDefault(subject, List.of()).stream()
                        .map(Result::bytes)
                        .toList())
                .value();
    }

    /** What JMH itself allocates beside the calls, it allocates beside those of the control too. */
    private double ownBytes() {
        return bytes(Subject.LIBRARY) - bytes(Subject.CONTROL);
    }

    /**
     * Returns what came out.
     *
     * @param disturbed whether records were read again meanwhile
     * @param profile where the library's calls spent their time
     */
    Row row(boolean disturbed, String profile) {
        Figure library = nanos(Subject.LIBRARY);
        Map<String, Double> peers = peers();
        Figure ratio = Figure.ratio(all(Subject.LIBRARY), all(Subject.CONTROL));
        List<String> missed = missed(ratio, library, peers, disturbed);
        return Row.of(name(), library, "ns")
                .control(nanos(Subject.CONTROL))
                .peers(peers)
                .ratio(ratio)
                .goal("at most 1.2 x control, 0 B allocated per call, ahead of every peer", missed.isEmpty())
                .note(note(disturbed))
                .limit(String.join(" ", missed) + profile);
    }

    /** Says which parts of the goal were missed. */
    private List<String> missed(Figure ratio, Figure library, Map<String, Double> peers, boolean disturbed) {
        List<String> missed = new ArrayList<>();
        if (disturbed) {
            missed.add("Records were read again meanwhile: fresh-disturbed.txt.");
        }
        if (ratio.value() > GOAL) {
            missed.add("The ratio is above 1.2"
                    + (ratio.least() <= GOAL
                            ? ", though not of each pair of processes."
                            : ", of each pair of processes."));
        }
        peers.forEach((peer, nanos) -> {
            if (nanos <= library.value()) {
                missed.add(peer + " is as fast.");
            }
        });
        if (ownBytes() >= NO_BYTES) {
            missed.add("It allocates.");
        }
        return missed;
    }

    private List<Double> all(Subject subject) {
        return results.getOrDefault(subject, List.of()).stream()
                .map(Result::nanos)
                .toList();
    }

    private String note(boolean disturbed) {
        return String.format(
                Locale.ROOT,
                "allocated per call: %.4f B with the library, %.4f B, by JMH itself, with the control.%s%s",
                bytes(Subject.LIBRARY),
                bytes(Subject.CONTROL),
                disturbed ? " Records were read again while it was measured: see fresh-disturbed.txt." : "",
                has(Subject.SPRING_JDBC) ? "" : " Spring over JDBC was left out: it asks its database each time.");
    }

    private Map<String, Double> peers() {
        Map<String, Double> peers = new LinkedHashMap<>();
        for (Subject subject : Subject.values()) {
            if (subject.isPeer() && has(subject)) {
                peers.put(subject.title(), nanos(subject).value());
            }
        }
        return peers;
    }

    private Figure nanos(Subject subject) {
        return Figure.of(all(subject));
    }
}
