package io.xeroconnect.lab.herd;

import io.xeroconnect.lab.xero.FastXero;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The least that a herd can be served with: the first to come has one request sent by another thread, and all wait for
 * it, for ever if need be. No store, no lease, no deadline: a lost answer would lose the connection.
 */
final class BareHolder implements Holder {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<String> next = new CompletableFuture<>();
    private final FastXero xero;
    private final HandClock clock;
    private final long endsAt;

    BareHolder(FastXero xero, HandClock clock) {
        this.xero = xero;
        this.clock = clock;
        this.endsAt = clock.millis() + Subject.UNTIL_EXPIRED.toMillis() / 2;
    }

    @Override
    public Supplier<String> caller() {
        return this::token;
    }

    private String token() {
        if (clock.millis() < endsAt) {
            return Subject.FIRST_TOKEN;
        }
        if (!asked.get() && asked.compareAndSet(false, true)) {
            worker.execute(() -> next.complete(PeerRequest.token(xero)));
        }
        return next.join();
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
