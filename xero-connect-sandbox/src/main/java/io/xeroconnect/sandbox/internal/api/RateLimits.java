package io.xeroconnect.sandbox.internal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts calls in fixed windows, which begin with a tenant's first call: 60 a minute, 5,000 a day, 10,000 per app. */
final class RateLimits {
    private record Limit(String problem, Duration window, int calls, String header) {}

    private static final Limit DAY = new Limit("day", Duration.ofDays(1), 5_000, "X-DayLimit-Remaining");
    private static final Limit MINUTE = new Limit("minute", Duration.ofMinutes(1), 60, "X-MinLimit-Remaining");
    private static final Limit APP = new Limit("appminute", Duration.ofMinutes(1), 10_000, "X-AppMinLimit-Remaining");

    private static final class Window {
        private Instant start = Instant.MIN;
        private int calls;
    }

    private record Key(String subject, Limit limit) {}

    private final Map<Key, Window> windows = new HashMap<>();

    /** Counts one call and returns the headers of its reply, or throws the 429 that it gets. */
    Map<String, String> count(String clientId, String tenantId, Instant now) {
        List<Key> keys = List.of(
                new Key(clientId + tenantId, DAY), new Key(clientId + tenantId, MINUTE), new Key(clientId, APP));
        keys.forEach(key -> requireRoom(key, now));
        keys.forEach(key -> window(key, now).calls++);
        Map<String, String> headers = new LinkedHashMap<>();
        keys.forEach(key -> headers.put(key.limit().header(), remaining(key, now)));
        return headers;
    }

    /** The one header that a refused call still has. */
    Map<String, String> appHeader(String clientId, Instant now) {
        return Map.of(APP.header(), remaining(new Key(clientId, APP), now));
    }

    private void requireRoom(Key key, Instant now) {
        Window window = window(key, now);
        if (window.calls >= key.limit().calls()) {
            Duration wait = Duration.between(now, window.start.plus(key.limit().window()));
            throw new ApiProblem(
                    429,
                    "Too Many Requests",
                    "RateLimitExceeded",
                    Map.of(
                            "Retry-After",
                            Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())),
                            "X-Rate-Limit-Problem",
                            key.limit().problem(),
                            key.limit().header(),
                            "0"));
        }
    }

    private String remaining(Key key, Instant now) {
        return Integer.toString(key.limit().calls() - window(key, now).calls);
    }

    private Window window(Key key, Instant now) {
        Window window = windows.computeIfAbsent(key, any -> new Window());
        if (window.start.equals(Instant.MIN)
                || !now.isBefore(window.start.plus(key.limit().window()))) {
            window.start = now;
            window.calls = 0;
        }
        return window;
    }
}
