package io.xeroconnect.canary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The first five hundred objects of each class, then every hundredth: enough to see all shapes, and no test slows down. */
final class Sampling {
    private static final long FIRST = 500;
    private static final long THEN_EVERY = 100;

    private final Map<Class<?>, AtomicLong> built = new ConcurrentHashMap<>();

    boolean takes(Class<?> type) {
        long count = built.computeIfAbsent(type, any -> new AtomicLong()).incrementAndGet();
        return count <= FIRST || count % THEN_EVERY == 0;
    }
}
