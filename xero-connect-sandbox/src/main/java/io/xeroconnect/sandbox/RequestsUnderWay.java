package io.xeroconnect.sandbox;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server finish its replies before it stops. WireMock closes its connections before it stops listening: a client
 * that still waits connects again, is accepted by a server that reads no more, and would wait for ever.
 */
final class RequestsUnderWay implements ServeEventListener {
    private int count;

    @Override
    public String getName() {
        return "xero-sandbox-under-way";
    }

    @Override
    public synchronized void beforeMatch(ServeEvent event, Parameters parameters) {
        count++;
    }

    @Override
    public synchronized void afterComplete(ServeEvent event, Parameters parameters) {
        count--;
        notifyAll();
    }

    /** Waits until every request has its reply, but no longer than this. */
    synchronized void awaitNone(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); count > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
