package io.xeroconnect.acceptance.torture;

import java.util.Random;
import java.util.function.BooleanSupplier;

/** One thread of a node: calls one shop after the other, each as its habit wants it. */
final class Caller implements Runnable {
    private static final int LONGEST_PAUSE_MILLIS = 300;

    private final Calls calls;
    private final int connections;
    private final int number;
    private final int callers;
    private final Random random;
    private final BooleanSupplier stopped;
    private final boolean onlyForced;
    private long visitedUntil = System.currentTimeMillis();

    /**
     * Creates a caller.
     *
     * @param number of this caller, among {@code callers} of all nodes; each seldom called shop has one caller
     */
    Caller(
            Calls calls,
            int connections,
            int number,
            int callers,
            Random random,
            boolean onlyForced,
            BooleanSupplier stopped) {
        this.calls = calls;
        this.connections = connections;
        this.number = number;
        this.callers = callers;
        this.random = random;
        this.onlyForced = onlyForced;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        try {
            while (!stopped.getAsBoolean()) {
                if (onlyForced) {
                    calls.forceRefresh(Shops.key(random.nextInt(connections)));
                } else {
                    callAny();
                    callSeldomShops();
                    Pause.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void callAny() throws InterruptedException {
        int shop = random.nextInt(connections);
        switch (Habit.of(shop)) {
            case STEADY -> calls.call(Shops.key(shop));
            case RESTLESS -> {
                if (random.nextInt(5) == 0) {
                    calls.forceRefresh(Shops.key(shop));
                } else {
                    calls.call(Shops.key(shop));
                }
            }
            case SELDOM, NEVER -> {}
        }
    }

    private void callSeldomShops() throws InterruptedException {
        long now = System.currentTimeMillis();
        for (int shop = number; shop < connections; shop += callers) {
            if (Habit.of(shop) == Habit.SELDOM && visit(shop, now) > visit(shop, visitedUntil)) {
                calls.call(Shops.key(shop));
            }
        }
        visitedUntil = now;
    }

    /** Counts the visits to a shop by the clock, so that a node that starts anew pays none too many. */
    private static long visit(int shop, long millis) {
        return (millis + shop * 7919L) / Habit.SELDOM_PERIOD.toMillis();
    }
}
