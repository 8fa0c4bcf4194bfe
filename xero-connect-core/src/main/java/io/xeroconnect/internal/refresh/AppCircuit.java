package io.xeroconnect.internal.refresh;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.internal.time.Stopwatch;
import io.xeroconnect.internal.time.Time;
import io.xeroconnect.internal.time.Timings;
import io.xeroconnect.internal.wire.TokenEndpoint.AppKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which app with which secret Xero refuses, so that a thousand connections of one misconfigured app do not
 * each find it out. Closes by itself after a while, or as soon as the secret changes. Thread-safe.
 */
final class AppCircuit {
    private record Open(AppRejectedException.Reason reason, Stopwatch since) {}

    private final Map<AppKey, Open> open = new ConcurrentHashMap<>();
    private final Time time;
    private final Timings timings;

    AppCircuit(Time time, Timings timings) {
        this.time = time;
        this.timings = timings;
    }

    void refused(AppKey app, AppRejectedException.Reason reason) {
        open.put(app, new Open(reason, Stopwatch.start(time)));
    }

    void accepted(AppKey app) {
        open.remove(app);
    }

    /** Returns why this app is not asked for now. */
    Optional<AppRejectedException.Reason> refusal(AppKey app) {
        Open state = open.get(app);
        if (state != null && state.since.atMost().compareTo(timings.backoffLimit()) > 0) {
            open.remove(app, state);
            return Optional.empty();
        }
        return Optional.ofNullable(state).map(Open::reason);
    }
}
