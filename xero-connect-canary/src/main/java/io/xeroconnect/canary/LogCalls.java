package io.xeroconnect.canary;

import java.util.Arrays;

/** Searches what is logged through Logback: the pattern, each argument's text form, and a whole stack. */
public final class LogCalls {
    /** Those of the library and of what it brings. A test's own servers may log what they are sent. */
    private static final String OURS = "Logger\\[(io\\.xeroconnect|com\\.google)\\..*";

    private LogCalls() {}

    /** Called with each line, whatever its level. */
    public static void called(Object logger, Object[] line) {
        String name = logger.toString();
        if (name.matches(OURS)) {
            Canary.logged(name, Arrays.deepToString(line));
            for (Object part : line) {
                if (part instanceof Throwable error) {
                    Canary.logged(name, Canary.whole(error));
                }
            }
        }
    }
}
