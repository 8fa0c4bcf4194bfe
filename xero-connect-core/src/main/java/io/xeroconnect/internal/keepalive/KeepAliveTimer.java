package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.work.Workers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps again and again until the manager closes, each time after a somewhat different pause, so that nodes drift apart. */
public final class KeepAliveTimer {
    private static final Logger LOG = LoggerFactory.getLogger(KeepAliveTimer.class);

    private final KeepAlive keepAlive;
    private final Workers workers;
    private final Duration interval;

    /** Creates the timer. */
    public KeepAliveTimer(KeepAlive keepAlive, Workers workers, Duration interval) {
        this.keepAlive = keepAlive;
        this.workers = workers;
        this.interval = interval;
    }

    /** Schedules the next sweep; the first comes soon, since a refresh may have been left unfinished by a crash. */
    public void start() {
        schedule(interval.dividedBy(10));
    }

    private void schedule(Duration pause) {
        workers.later(pause, this::sweep);
    }

    private void sweep() {
        try {
            keepAlive.sweep();
        } catch (XeroConnectException e) {
            LOG.warn("A keep-alive sweep was cut short. {}", e.getMessage());
        } finally {
            long millis = interval.toMillis();
            schedule(Duration.ofMillis(
                    millis - millis / 5 + ThreadLocalRandom.current().nextLong(millis / 5 + 1)));
        }
    }
}
