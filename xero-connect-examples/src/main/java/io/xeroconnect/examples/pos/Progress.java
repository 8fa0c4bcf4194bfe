package io.xeroconnect.examples.pos;

import java.io.PrintStream;

/** A bar that grows while the till posts. It is never redrawn, so that it looks the same in a log. */
final class Progress {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private int drawn;

    Progress(PrintStream out) {
        this.out = out;
    }

    void begin(TillQueue queue) {
        out.print("  [");
        drawn = 0;
        show(queue);
    }

    void show(TillQueue queue) {
        long width = WIDTH * posted(queue) / Math.max(1, queue.documents().size());
        for (; drawn < width; drawn++) {
            out.print('#');
        }
        out.flush();
    }

    void end(TillQueue queue) {
        out.printf(
                "%s] %d of %d documents posted%n",
                ".".repeat(WIDTH - drawn), posted(queue), queue.documents().size());
    }

    private static long posted(TillQueue queue) {
        return queue.count(State.Posted.class::isInstance);
    }
}
