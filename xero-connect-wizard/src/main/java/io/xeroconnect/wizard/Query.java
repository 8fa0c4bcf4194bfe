package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;

/** Reads and writes {@code application/x-www-form-urlencoded} text. */
final class Query {
    private Query() {}

    /** Returns the first value of each name; what is not well encoded is left out. */
    static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(values, pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }

    private static void add(Map<String, String> values, String name, String value) {
        try {
            values.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
        } catch (IllegalArgumentException e) {
            // A browser does not send such a thing; the page then says what it misses.
            return;
        }
    }

    /** Returns names and values in turn as a query. */
    static String of(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? "" : "&")
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
        }
        return query.toString();
    }
}
