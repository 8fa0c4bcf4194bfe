package io.xeroconnect.examples.verify;

import java.time.Duration;

/** Lets time pass at the server. */
@FunctionalInterface
public interface Pause {
    /** Returns when this much time has passed. */
    void last(Duration time) throws InterruptedException;
}
