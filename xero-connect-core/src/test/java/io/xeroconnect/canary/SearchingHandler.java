package io.xeroconnect.canary;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Searches what is logged through the JDK's own logging, which the HTTP library uses. */
final class SearchingHandler extends Handler {
    /** The browsers of the tests, which are no part of the library, use it. */
    private static final String BROWSER = "jdk.internal.httpclient";

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
        if (!String.valueOf(record.getLoggerName()).startsWith(BROWSER)) {
            Canary.logged(String.valueOf(record.getLoggerName()), formatter.format(record));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
