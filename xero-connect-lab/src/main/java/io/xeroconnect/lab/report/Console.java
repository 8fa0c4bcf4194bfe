package io.xeroconnect.lab.report;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The console of a benchmark and of its processes. */
public final class Console {
    private Console() {}

    /** Leaves it to the benchmark's own lines: servers, pools and databases tell at length how they start and stop. */
    public static void keepForFigures() {
        Logger.getLogger("").setLevel(Level.SEVERE);
    }
}
