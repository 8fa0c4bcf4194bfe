package io.xeroconnect.support;

import java.awt.AWTError;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the tool has around it.
 *
 * @param terminal the person at the keyboard
 * @param environment the variables of the process
 * @param clock wall time
 * @param browser opens an address, or does nothing where there is no desktop
 */
record Desk(Terminal terminal, Map<String, String> environment, Clock clock, Consumer<URI> browser) {
    /** The variables may hold secrets. */
    @Override
    public String toString() {
        return "Desk[redacted]";
    }

    static Desk ofThisProcess() {
        return new Desk(new ConsoleTerminal(), System.getenv(), Clock.systemUTC(), Desk::open);
    }

    /** The address is printed too, so it does not matter if there is no desktop. */
    private static void open(URI address) {
        try {
            Desktop.getDesktop().browse(address);
        } catch (IOException | RuntimeException | AWTError | LinkageError e) {
            // A machine without a display, or a Java without the desktop module, says it with an Error.
        }
    }
}
