package io.xeroconnect.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The holds of one sandbox. */
final class Holds {
    private final List<Hold> all = new CopyOnWriteArrayList<>();

    Hold begin(Endpoint endpoint) {
        Hold hold = new Hold(endpoint);
        all.removeIf(Hold::isReleased);
        all.add(hold);
        return hold;
    }

    /** Waits for every hold on this endpoint. */
    void pass(Endpoint endpoint) {
        all.stream().filter(hold -> hold.concerns(endpoint)).forEach(Hold::pass);
    }

    void releaseAll() {
        all.forEach(Hold::release);
        all.clear();
    }
}
