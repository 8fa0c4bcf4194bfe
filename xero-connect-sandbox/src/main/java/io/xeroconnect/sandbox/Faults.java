package io.xeroconnect.sandbox;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;

/** What goes wrong next, per endpoint, in the order in which it was asked for. Safe for use by many threads. */
public final class Faults {
    private final Map<Endpoint, Queue<Fault>> planned = new EnumMap<>(Endpoint.class);

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

    /** Forgets all that is planned. */
    public synchronized void clear() {
        planned.clear();
    }

    synchronized Fault take(Endpoint endpoint) {
        Queue<Fault> queue = planned.getOrDefault(endpoint, new ArrayDeque<>());
        return queue.isEmpty() ? Fault.NONE : queue.remove();
    }
}
