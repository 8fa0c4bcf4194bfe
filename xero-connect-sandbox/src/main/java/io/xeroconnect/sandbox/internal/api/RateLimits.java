package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.state.App;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts calls in fixed windows, which begin with a tenant's first call: a minute or a day, per tenant or per app. */
public final class RateLimits {
    private record Limit(String problem, Duration window, String header) {}

    private record Key(String subject, Limit limit) {}

    private record Quota(Key key, int calls) {}

    private static final class Window {
        private Instant start = Instant.MIN;
        private int calls;
    }

    private static final Limit DAY = new Limit("day", Duration.ofDays(1), "X-DayLimit-Remaining");
    private static final Limit MINUTE = new Limit("minute", Duration.ofMinutes(1), "X-MinLimit-Remaining");
    private static final Limit APP = new Limit("appminute", Duration.ofMinutes(1), "X-AppMinLimit-Remaining");

    private final Map<Key, Window> windows = new HashMap<>();

    /** Counts nothing yet. */
    public RateLimits() {}

    /** Counts one call and returns the headers of its reply, or throws the 429 that it gets. */
    Map<String, String> count(App app, String tenantId, Instant now) {
        String link = app.clientId() + tenantId;
        List<Quota> quotas = List.of(
                new Quota(new Key(link, DAY), app.allowance().callsPerDay()),
                new Quota(new Key(link, MINUTE), 60),
                ofApp(app));
        quotas.forEach(quota -> requireRoom(quota, now));
        quotas.forEach(quota -> window(quota.key(), now).calls++);
        Map<String, String> headers = new LinkedHashMap<>();
        quotas.forEach(quota -> headers.put(quota.key().limit().header(), remaining(quota, now)));
        return headers;
    }

    /** The one header that a refused call still has. */
    Map<String, String> appHeader(App app, Instant now) {
        return Map.of(APP.header(), remaining(ofApp(app), now));
    }

    private static Quota ofApp(App app) {
        return new Quota(new Key(app.clientId(), APP), app.allowance().callsPerMinute());
    }

    private void requireRoom(Quota quota, Instant now) {
        Limit limit = quota.key().limit();
        Window window = window(quota.key(), now);
        if (window.calls >= quota.calls()) {
            Duration wait = Duration.between(now, window.start.plus(limit.window()));
            throw new ApiProblem(
                    429,
                    "Too Many Requests",
                    "RateLimitExceeded",
                    Map.of(
                            "Retry-After",
                            Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())),
                            "X-Rate-Limit-Problem",
                            limit.problem(),
                            limit.header(),
                            "0"));
        }
    }

    private String remaining(Quota quota, Instant now) {
        return Integer.toString(Math.max(0, quota.calls() - window(quota.key(), now).calls));
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
