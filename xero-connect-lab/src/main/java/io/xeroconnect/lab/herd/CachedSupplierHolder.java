package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.xero.FastXero;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** The cache of the AWS SDK, with the first token put in by hand. */
final class CachedSupplierHolder implements Holder {
    /** With this much between them, the prefetch time is not jittered. */
    private static final Duration PREFETCH = Duration.ofMinutes(1);

    private final CachedSupplier<String> tokens;

    CachedSupplierHolder(CachedSupplier.PrefetchStrategy strategy, Duration freshFor, FastXero xero, Clock clock) {
        AtomicBoolean first = new AtomicBoolean(true);
        Supplier<RefreshResult<String>> source = () -> first.compareAndSet(true, false)
                ? result(Subject.FIRST_TOKEN, clock.instant().plus(freshFor))
                : result(PeerRequest.token(xero), clock.instant().plus(Duration.ofMinutes(24)));
        tokens = CachedSupplier.builder(source)
                .clock(clock)
                .prefetchStrategy(strategy)
                .build();
    }

    private static RefreshResult<String> result(String token, Instant staleAt) {
        return RefreshResult.builder(token)
                .prefetchTime(staleAt)
                .staleTime(staleAt.plus(PREFETCH))
                .build();
    }

    @Override
    public Supplier<String> caller() {
        return tokens;
    }

    @Override
    public void close() {
        tokens.close();
    }
}
