package io.xeroconnect.examples.pos;

import java.io.PrintStream;
import java.util.Locale;

/** A bar that shows how far the posting is: redrawn in its line at a console, otherwise a line each time. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean redraws;

    Progress(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    void show(TillQueue queue) {
        int all = queue.documents().size();
        long done = queue.count(State.Posted.class::isInstance);
        int filled = (int) (WIDTH * done / Math.max(1, all));
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        out.printf(Locale.ROOT, "%s  [%s] %d of %d posted%s", redraws ? "\r" : "", bar, done, all, end(done == all));
        out.flush();
    }

    private String end(boolean isLast) {
        return redraws && !isLast ? "" : "\n";
    }
}
