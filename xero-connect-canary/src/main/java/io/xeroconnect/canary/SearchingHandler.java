package io.xeroconnect.canary;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

/** Searches what is logged through the JDK's own logging, which the HTTP library uses. */
final class SearchingHandler extends Handler {
    /** The browsers of the tests and the servers of products are no part of the library, and log what they see. */
    private static final Pattern OTHERS = Pattern.compile(
            "(jdk\\.internal\\.httpclient|com\\.sun\\.net\\.httpserver|org\\.apache\\.(coyote|tomcat)).*");

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        if (!OTHERS.matcher(logger).matches()) {
            Canary.logged(logger, formatter.format(record));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
