package io.xeroconnect.internal.time;

/** The clocks of the machine, without a detour: each call for a FRESH token reads one. */
final class SystemTime implements Time {
    @Override
    public long millis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
