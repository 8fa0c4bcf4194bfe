package io.xeroconnect.wizard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of a form, or why there are none.
 *
 * @param refusal the HTTP status for a body that was not read, 0 for a good one
 */
record FormBody(Map<String, String> fields, int refusal) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    static FormBody of(Map<String, String> fields) {
        return new FormBody(Map.copyOf(fields), 0);
    }

    static FormBody read(String contentType, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) {
            return of(Map.of());
        }
        if (bytes.length > MOST_BYTES) {
            return new FormBody(Map.of(), 413);
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals(FORM) ? of(Query.parse(new String(bytes, UTF_8))) : new FormBody(Map.of(), 415);
    }

    /** The fields may hold a secret that somebody has just typed. */
    @Override
    public String toString() {
        return "FormBody[redacted]";
    }
}
