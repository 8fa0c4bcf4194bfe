package io.xeroconnect.support;

import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Starts the support tool: {@code java -jar xero-connect-support.jar}. Try {@code --help}. */
public final class Main {
    /** A logger that nobody holds forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Main() {}

    /** Runs one command and ends the process with its status. */
    public static void main(String... args) {
        log(Arrays.asList(args).contains("--verbose"));
        System.exit(Support.execute(Desk.ofThisProcess(), args));
    }

    /** Whatever matters is said by the command itself, so nothing is logged unless it is asked for. */
    private static void log(boolean verbose) {
        LogManager.getLogManager().reset();
        ROOT.setLevel(verbose ? Level.FINE : Level.OFF);
        if (verbose) {
            Handler handler = new ConsoleHandler();
            handler.setLevel(Level.FINE);
            ROOT.addHandler(handler);
        }
    }
}
