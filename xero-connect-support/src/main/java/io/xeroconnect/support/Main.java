package io.xeroconnect.support;

import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** Starts the support tool: {@code java -jar xero-connect-support.jar}. Try {@code --help}. */
public final class Main {
    /** A logger that nobody holds forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    /** Says which files are damaged, which shows nowhere else. */
    private static final Logger STORE = Logger.getLogger("io.xeroconnect.store");

    private Main() {}

    /** Runs one command and ends the process with its status. */
    public static void main(String... args) {
        log(Arrays.asList(args).contains("--verbose"));
        System.exit(Support.execute(Desk.ofThisProcess(), args));
    }

    /** Whatever matters is said by the command itself, so little is logged unless it is asked for. */
    private static void log(boolean verbose) {
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.FINE);
        handler.setFormatter(verbose ? new CleanFormatter() : new Note());
        ROOT.addHandler(handler);
        ROOT.setLevel(verbose ? Level.FINE : Level.OFF);
        STORE.setLevel(verbose ? Level.FINE : Level.WARNING);
    }

    /** What is logged may hold words of others, as names of organisations are. */
    private static final class CleanFormatter extends SimpleFormatter {
        @Override
        public String format(LogRecord line) {
            return super.format(line).lines().map(Output::cleanInPlace).collect(Collectors.joining("\n", "", "\n"));
        }
    }

    /** One line, like everything else that the tool says. */
    private static final class Note extends Formatter {
        @Override
        public String format(LogRecord line) {
            return "note: " + Output.clean(formatMessage(line)) + System.lineSeparator();
        }
    }
}
