package io.xeroconnect.examples;

import java.util.ArrayList;
import java.util.List;

/** What one step has to tell: what was done, and what was seen. A claim that does not hold makes the step fail. */
final class Step {
    private final List<String> done = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private boolean failed;

    /** Tells what the product, the owner or the world did. */
    void did(String what) {
        done.add(what);
    }

    /** Tells what was seen, where it needs no proof of its own. */
    void saw(String what) {
        seen.add(what);
    }

    /** Claims something, and shows whether it is so. */
    void check(String claim, boolean holds) {
        seen.add(holds ? claim : "NOT SO: " + claim);
        failed |= !holds;
    }

    /** Ends the step early: nothing of the kind was foreseen. */
    void failed(Exception unforeseen) {
        seen.add("FAILED: " + unforeseen);
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    List<String> done() {
        return done;
    }

    List<String> seen() {
        return seen;
    }
}
