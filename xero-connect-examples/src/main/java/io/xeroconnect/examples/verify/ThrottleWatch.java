package io.xeroconnect.examples.verify;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Counts the answers of the token endpoint, and notes whether one speaks of a limit. */
final class ThrottleWatch {
    /** Names of headers that speak of limits, whoever invented them. */
    static final Pattern HEADERS = Pattern.compile("retry-after|.*(limit|throttl|quota).*", Pattern.CASE_INSENSITIVE);

    private final TreeSet<String> headers = new TreeSet<>();
    private int answers;
    private int refused;

    void saw(Reply reply) {
        answers++;
        refused += reply.status() == 429 ? 1 : 0;
        reply.headers().map().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> HEADERS.matcher(name).matches())
                .forEach(headers::add);
    }

    Finding finding() {
        String seen = answers + " answers, " + refused + " with status 429, headers about limits: "
                + (headers.isEmpty() ? "none" : String.join(", ", headers));
        return answers == 0 ? Finding.notMeasured(seen) : Finding.of(refused == 0, seen);
    }
}
