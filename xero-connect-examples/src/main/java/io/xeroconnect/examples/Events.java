package io.xeroconnect.examples;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what the library reports by itself, such as the end of a refresh in the background. */
final class Events implements ConnectionListener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void refreshed(ConnectionEvent event) {
        heard.add("refreshed");
    }

    @Override
    public void refreshFailed(ConnectionEvent event) {
        heard.add("refreshFailed");
    }

    @Override
    public void tenantDisconnected(ConnectionEvent event) {
        heard.add("tenantDisconnected");
    }

    /** Drops what was heard until now. */
    void forget() {
        heard.clear();
    }

    /** Waits for this event; returns whether it came in time. */
    boolean await(String event, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        String next = "";
        while (next != null && !next.equals(event)) {
            next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return next != null;
    }
}
