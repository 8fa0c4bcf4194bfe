package io.xeroconnect.internal.refresh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Visits every world that can come of one, nearest first, so that the trace of a finding is a shortest one. */
final class Search {
    private final World start;
    private final Attempts attempts;
    private final Surroundings surroundings;
    private long[] fingerprints = new long[1 << 12];
    private int[] origins = new int[1 << 12];
    private int[] table = new int[1 << 14];
    private int count;
    private long transitions;
    private final Map<Finding, String> traces = new EnumMap<>(Finding.class);

    /** What was found, each with the shortest way to it. */
    record Result(int worlds, long transitions, Map<Finding, String> traces) {
        Set<Finding> findings() {
            return traces.keySet();
        }

        @Override
        public String toString() {
            return worlds + " worlds, " + transitions + " steps\n" + String.join("\n", traces.values());
        }
    }

    private Search(World start, Rules rules) {
        this.start = start;
        this.attempts = new Attempts(rules);
        this.surroundings = new Surroundings(rules);
    }

    /** Searches until nothing is left, or until these findings are made, if any are sought. */
    static Result of(World start, Rules rules, Finding... sought) {
        return new Search(start, rules).run(List.of(sought));
    }

    private void expand(World w, Step step) {
        for (int k = 0; k < w.nodes.length; k++) {
            attempts.steps(w, k, step);
        }
        surroundings.steps(w, step);
    }

    private Result run(List<Finding> sought) {
        visit(Fingerprint.of(start), -1);
        List<World> level = List.of(start);
        while (!level.isEmpty() && (sought.isEmpty() || !traces.keySet().containsAll(sought))) {
            level = nextLevel(level, count - level.size());
        }
        return new Result(count, transitions, traces);
    }

    private List<World> nextLevel(List<World> level, int firstIndex) {
        List<World> next = new ArrayList<>();
        for (int i = 0; i < level.size(); i++) {
            World from = level.get(i);
            int origin = firstIndex + i;
            long before = transitions;
            expand(from, (to, what) -> {
                transitions++;
                long fingerprint = Fingerprint.of(to);
                if (visit(fingerprint, origin)) {
                    next.add(to);
                    to.checkRest();
                }
                note(to.findings, origin, fingerprint);
            });
            if (transitions == before && !from.isAtRest()) {
                note(EnumSet.of(Finding.STUCK), origins[origin], fingerprints[origin]);
            }
        }
        return next;
    }

    /** Returns whether this is the first visit. */
    private boolean visit(long fingerprint, int origin) {
        int slot = slot(fingerprint);
        if (table[slot] != 0) {
            return false;
        }
        if (count == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, count * 2);
            origins = Arrays.copyOf(origins, count * 2);
        }
        fingerprints[count] = fingerprint;
        origins[count] = origin;
        table[slot] = ++count;
        if (count * 2 > table.length) {
            table = new int[table.length * 2];
            for (int i = 0; i < count; i++) {
                table[slot(fingerprints[i])] = i + 1;
            }
        }
        return true;
    }

    private int slot(long fingerprint) {
        int slot = (int) (fingerprint & (table.length - 1));
        while (table[slot] != 0 && fingerprints[table[slot] - 1] != fingerprint) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void note(Set<Finding> findings, int origin, long fingerprint) {
        for (Finding finding : findings) {
            if (!traces.containsKey(finding)) {
                traces.put(finding, trace(finding, origin, fingerprint));
            }
        }
    }

    private String trace(Finding finding, int origin, long last) {
        List<Long> way = new ArrayList<>(List.of(last));
        for (int i = origin; i > 0; i = origins[i]) {
            way.add(0, fingerprints[i]);
        }
        StringBuilder text = new StringBuilder(finding.name()).append(":\n");
        World w = start;
        for (int i = 0; i < way.size(); i++) {
            Optional<Finding> shown = i == way.size() - 1 ? Optional.of(finding) : Optional.empty();
            w = go(w, way.get(i), shown, text.append("  ").append(i + 1).append(". "));
        }
        return text.append("  => ").append(Names.record(w)).append('\n').toString();
    }

    /** Takes the step from one world to another again, this time in words. */
    private World go(World from, long fingerprint, Optional<Finding> shown, StringBuilder text) {
        List<World> found = new ArrayList<>();
        expand(from, (to, what) -> {
            if (found.isEmpty() && Fingerprint.of(to) == fingerprint && shows(to, shown)) {
                found.add(to);
                text.append(what.get()).append('\n');
            }
        });
        return found.get(0);
    }

    private static boolean shows(World to, Optional<Finding> shown) {
        to.checkRest();
        return shown.isEmpty() || shown.get() == Finding.STUCK || to.findings.contains(shown.get());
    }
}
