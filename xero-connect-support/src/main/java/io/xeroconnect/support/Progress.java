package io.xeroconnect.support;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import java.io.PrintWriter;

/** One line that counts while a command works, where somebody looks on. Thread-safe. */
final class Progress implements ConnectionListener {
    private final PrintWriter err;
    private final boolean watched;
    private long done;
    private long failed;

    Progress(PrintWriter err, boolean watched) {
        this.err = err;
        this.watched = watched;
    }

    @Override
    public void refreshed(ConnectionEvent event) {
        step(true);
    }

    @Override
    public void refreshFailed(ConnectionEvent event) {
        step(false);
    }

    @Override
    public void reauthorizationRequired(ConnectionEvent event) {
        step(false);
    }

    /** Counts one more. */
    synchronized void step(boolean succeeded) {
        done++;
        failed += succeeded ? 0 : 1;
        if (watched) {
            err.print("\r" + done + " done" + (failed == 0 ? "" : ", " + failed + " with a problem"));
            err.flush();
        }
    }

    /** Leaves the line. */
    synchronized void end() {
        if (watched && done > 0) {
            err.println();
            err.flush();
        }
    }
}
