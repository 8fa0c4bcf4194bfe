package io.xeroconnect.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The holds of one sandbox. */
final class Holds {
    private final List<Hold> all = new CopyOnWriteArrayList<>();

    Hold begin(Endpoint endpoint, boolean before) {
        Hold hold = new Hold(endpoint, before);
        all.removeIf(Hold::isReleased);
        all.add(hold);
        return hold;
    }

    /** Waits for every hold on the requests of this endpoint, and returns whether this one is to be processed. */
    boolean arrive(Endpoint endpoint) {
        return all.stream().filter(hold -> hold.concerns(endpoint, true)).allMatch(Hold::pass);
    }

    /** Waits for every hold on the replies of this endpoint. */
    void pass(Endpoint endpoint) {
        all.stream().filter(hold -> hold.concerns(endpoint, false)).forEach(Hold::pass);
    }

    void releaseAll() {
        all.forEach(Hold::release);
        all.clear();
    }
}
