package io.xeroconnect.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/**
 * What goes wrong, per endpoint: first what is planned, in the order in which it was asked for; then what happens by
 * chance. Safe for use by many threads.
 */
public final class Faults {
    private record Chance(Fault fault, double probability, Random random) {
        boolean strikes() {
            return random.nextDouble() < probability;
        }
    }

    private final Map<Endpoint, Queue<Fault>> planned = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, List<Chance>> chances = new EnumMap<>(Endpoint.class);
    private final Map<Fault, Long> counts = new HashMap<>();

    Faults() {}

    /** Lets the next request to this endpoint fail, after those already planned. */
    public void next(Endpoint endpoint, Fault fault) {
        next(endpoint, fault, 1);
    }

    /** Lets the next {@code times} requests to this endpoint fail. */
    public synchronized void next(Endpoint endpoint, Fault fault, int times) {
        Queue<Fault> queue = planned.computeIfAbsent(endpoint, any -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    /**
     * Lets requests to this endpoint fail by chance from now on. Several chances may be set; the one that was set first
     * goes first.
     *
     * @param probability of each request for which nothing else is due, from 0 to 1
     * @param seed the same seed strikes the same requests, counted from now
     * @throws IllegalArgumentException if the probability is none
     */
    public synchronized void often(Endpoint endpoint, Fault fault, double probability, long seed) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, not " + probability + ".");
        }
        chances.computeIfAbsent(endpoint, any -> new ArrayList<>())
                .add(new Chance(fault, probability, new Random(seed)));
    }

    /** Forgets all that is planned, and lets nothing happen by chance any more. */
    public synchronized void clear() {
        planned.clear();
        chances.clear();
    }

    /** Returns how often this fault (this very object) has happened, at any endpoint. */
    public synchronized long count(Fault fault) {
        return counts.getOrDefault(fault, 0L);
    }

    synchronized Fault take(Endpoint endpoint) {
        Queue<Fault> queue = planned.getOrDefault(endpoint, new ArrayDeque<>());
        Fault fault = queue.isEmpty() ? byChance(endpoint) : queue.remove();
        if (fault != Fault.NONE) {
            counts.merge(fault, 1L, Long::sum);
        }
        return fault;
    }

    private Fault byChance(Endpoint endpoint) {
        return chances.getOrDefault(endpoint, List.of()).stream()
                .filter(Chance::strikes)
                .map(Chance::fault)
                .findFirst()
                .orElse(Fault.NONE);
    }
}
