package io.xeroconnect.sandbox.internal.api;

import java.util.HashMap;
import java.util.Map;

/** Counts the calls of an app to a tenant whose replies are not sent yet. Safe for use by many threads. */
public final class CallsUnderWay {
    private static final int MOST = 5;

    /** A thread answers one request at a time. */
    private final Map<Thread, String> links = new HashMap<>();

    /** Counts nothing yet. */
    public CallsUnderWay() {}

    /** Counts the call that this thread answers, or throws the 429 that it gets. */
    synchronized void begin(String link) {
        if (links.values().stream().filter(link::equals).count() >= MOST) {
            throw new ApiProblem(
                    429,
                    "Too Many Requests",
                    "RateLimitExceeded",
                    Map.of("Retry-After", "1", "X-Rate-Limit-Problem", "concurrent"));
        }
        links.put(Thread.currentThread(), link);
    }

    /** Ends the call that this thread answers, if it is one. */
    public synchronized void end() {
        links.remove(Thread.currentThread());
    }
}
