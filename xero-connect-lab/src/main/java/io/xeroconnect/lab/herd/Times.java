package io.xeroconnect.lab.herd;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** What the calls of one thread took, in nanoseconds; adding one allocates next to never. */
final class Times {
    private static final long LONGEST = 60_000_000_000L;

    private long[] nanos = new long[256];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
    }

    void addTo(Histogram all) {
        for (int i = 0; i < count; i++) {
            all.recordValue(nanos[i]);
        }
    }

    static Histogram histogram() {
        return new Histogram(LONGEST, 3);
    }
}
