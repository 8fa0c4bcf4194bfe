package io.xeroconnect.examples.verify;

import io.xeroconnect.model.Assumption;
import java.io.IOException;

/** The one way in which an assumption is measured. */
record Measurement(Assumption assumption, Work work) {
    /** Asks Xero and judges what comes. */
    @FunctionalInterface
    interface Work {
        Finding measure() throws IOException, InterruptedException;
    }

    /** Measures; a server that does not answer, or a connection that is over, is a verdict too. */
    Verdict run() throws InterruptedException {
        Finding finding = finding();
        return new Verdict(assumption, finding.outcome(), finding.seen());
    }

    private Finding finding() throws InterruptedException {
        try {
            return work.measure();
        } catch (Unmeasurable e) {
            return e.finding();
        } catch (IOException e) {
            return Finding.notMeasured("no answer (" + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException e) {
            // An answer that nobody foresaw must not keep the rest from being measured and the connection from its end.
            return Finding.notMeasured(
                    "an answer that cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
