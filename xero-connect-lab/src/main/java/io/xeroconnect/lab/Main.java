package io.xeroconnect.lab;

import io.xeroconnect.acceptance.torture.Torture;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the experiment that the first word names. Ends with status 1 if it fails and 2 if the words are wrong. */
public final class Main {
    private static final String USAGE = "Usage, as -Dexec.args=\"...\": torture [options]";

    private Main() {}

    /** Runs what the arguments say. */
    public static void main(String... args) throws IOException, InterruptedException {
        int status = run(List.of(args));
        if (status != 0) {
            // Inside Maven too, this is the shortest way to end with the status and without a stack trace.
            System.exit(status);
        }
    }

    private static int run(List<String> words) throws IOException, InterruptedException {
        if (words.isEmpty() || !words.get(0).equals("torture")) {
            System.err.println(USAGE);
            return 2;
        }
        // What is disturbed complains, as it should; the nodes' logs are kept where they explain a loss.
        Logger.getLogger("").setLevel(Level.SEVERE);
        return Torture.run(words.subList(1, words.size()), System.out, System.err);
    }
}
