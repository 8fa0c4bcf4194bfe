package io.xeroconnect.acceptance.crash;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.store.TokenStore;
import java.time.Duration;

/** A node that nobody calls. All it does is sweep every five minutes, as the library does in the background. */
final class Survivor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int SWEEPS_INSIDE_GRACE = 5;

    /** What a sweep starts in the background goes on in real time, and has all of five minutes there. */
    private static final Duration BACKGROUND = Duration.ofSeconds(1);

    private final Shop shop;
    final ConnectionManager manager;

    Survivor(Shop shop) {
        this(shop, shop.store);
    }

    Survivor(Shop shop, TokenStore store) {
        this.shop = shop;
        manager = shop.node(store).build();
    }

    /** Sweeps until nothing is unfinished or owed any more, well inside the 30 minutes of the grace period. */
    void recover() throws Exception {
        sweepUntil(shop::isAtRest);
    }

    void sweepUntil(Eventually.Question reached) throws Exception {
        for (int i = 0; i < SWEEPS_INSIDE_GRACE; i++) {
            shop.xero.advance(PAUSE);
            manager.keepAlive();
            if (Eventually.isWithin(BACKGROUND, reached)) {
                return;
            }
        }
        throw new AssertionError("Not inside the grace period.");
    }

    @Override
    public void close() {
        manager.close();
    }
}
