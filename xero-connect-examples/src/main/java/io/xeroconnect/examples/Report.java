package io.xeroconnect.examples;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Runs steps one after the other, prints each with its outcome, and counts. A step that fails does not end the tour. */
final class Report {
    /** The work of one step. */
    @FunctionalInterface
    interface Work {
        void run(Step step) throws Exception;
    }

    private final PrintStream out;
    private final Supplier<List<String>> sent;
    private int steps;
    private int passed;

    /** Prints to this stream; {@code sent} returns what reached Xero since it was last asked. */
    Report(PrintStream out, Supplier<List<String>> sent) {
        this.out = out;
        this.sent = sent;
    }

    void step(String title, Work work) {
        Step step = new Step();
        try {
            work.run(step);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            step.failed(e);
        } catch (Exception e) {
            step.failed(e);
        }
        steps++;
        passed += step.hasFailed() ? 0 : 1;
        print(title, step);
    }

    /** Prints the last line and returns whether all went well. */
    boolean end() {
        out.printf("tour: %d of %d steps passed%n", passed, steps);
        return passed == steps;
    }

    private void print(String title, Step step) {
        out.printf("%s %2d. %s%n", step.hasFailed() ? "[--]" : "[ok]", steps, title);
        step.done().forEach(line -> printLine("did ", line));
        sent.get().forEach(line -> printLine("sent", line));
        step.seen().forEach(line -> printLine("saw ", line));
        out.println();
    }

    private void printLine(String kind, String line) {
        out.printf("         %s  %s%n", kind, line);
    }
}
