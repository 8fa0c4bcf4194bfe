package io.xeroconnect.internal.http;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials out of what the JDK's own HTTP client logs. At level FINE it prints every header of every request and
 * answer, tokens and one-use addresses among them, and nothing but a filter on its logger prevents it.
 */
final class JdkRequestLog {
    /** A strong reference: the log manager holds its loggers weakly. */
    private static final Logger JDK = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private JdkRequestLog() {}

    /** Stands in front of a filter of the product's; cheap once it does. */
    static void redact() {
        Filter present = JDK.getFilter();
        if (!(present instanceof Redaction)) {
            JDK.setFilter(new Redaction(present));
        }
    }

    private record Redaction(@Nullable Filter product) implements Filter {
        private static final Pattern CREDENTIALS = Pattern.compile("((?:Authorization|Location): )[^}\r\n]*");

        @Override
        public boolean isLoggable(LogRecord line) {
            String text = line.getMessage();
            if (text != null) {
                line.setMessage(CREDENTIALS.matcher(text).replaceAll("$1redacted"));
            }
            return product == null || product.isLoggable(line);
        }
    }
}
