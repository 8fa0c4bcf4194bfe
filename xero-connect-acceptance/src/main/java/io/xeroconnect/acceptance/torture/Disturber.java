package io.xeroconnect.acceptance.torture;

import io.xeroconnect.ScaledManager;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Kills nodes and takes the store away, at times that its seed decides. Most outages are shorter than a lease, some are
 * twice as long; a node is killed in some of them.
 */
final class Disturber {
    private static final int SHORTEST_PAUSE_MILLIS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 3500;
    private static final int SHORTEST_OUTAGE_MILLIS = 300;

    private final Fleet fleet;
    private final StoreUnderTest store;
    private final Random random;
    private int outages;
    private Duration longestOutage = Duration.ZERO;

    Disturber(Fleet fleet, StoreUnderTest store, long seed) {
        this.fleet = fleet;
        this.store = store;
        this.random = new Random(seed);
    }

    /** Disturbs for as long as that holds, and leaves all nodes and the store running. Blocks. */
    void work(BooleanSupplier goesOn) throws IOException, InterruptedException {
        while (goesOn.getAsBoolean()) {
            Pause.ofMillis(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
            if (random.nextInt(10) < 6) {
                fleet.restart(fleet.kill(random));
            } else {
                outage();
            }
        }
        fleet.awaitReady();
    }

    /** A node that starts while its folder is away would make a new one, so all are running first. */
    private void outage() throws IOException, InterruptedException {
        fleet.awaitReady();
        boolean withKill = random.nextInt(3) == 0;
        boolean isLong = random.nextInt(5) == 0;
        Duration longest = isLong ? ScaledManager.LEASE.multipliedBy(2) : ScaledManager.LEASE.dividedBy(2);
        long millis = random.nextLong(SHORTEST_OUTAGE_MILLIS, longest.toMillis());
        outages++;
        long began = System.nanoTime();
        store.takeAway();
        Pause.ofMillis(millis);
        OptionalInt killed = withKill ? OptionalInt.of(fleet.kill(random)) : OptionalInt.empty();
        store.giveBack();
        Duration lasted = Duration.ofNanos(System.nanoTime() - began);
        longestOutage = lasted.compareTo(longestOutage) > 0 ? lasted : longestOutage;
        if (killed.isPresent()) {
            fleet.restart(killed.getAsInt());
        }
    }

    Duration longestOutage() {
        return longestOutage;
    }

    int outages() {
        return outages;
    }
}
