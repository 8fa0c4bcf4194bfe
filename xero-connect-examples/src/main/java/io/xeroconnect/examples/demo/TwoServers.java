package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two servers of one product, each with its manager over the same store.
 *
 * @param shop the shop that both serve
 * @param first one server's manager
 * @param second the other one's
 */
public record TwoServers(RecipeShop shop, ConnectionManager first, ConnectionManager second) {
    private static final int CALLS_ON_EACH = 8;

    /** Calls Xero on both, eight times each and all at once, and returns how many reached the shop. */
    public long callAtOnce() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_ON_EACH; i++) {
            calls.add(() -> shop.reached(first));
            calls.add(() -> shop.reached(second));
        }
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            long answered = 0;
            for (Future<String> call : threads.invokeAll(calls)) {
                answered += call.get().equals(shop.organisation.name()) ? 1 : 0;
            }
            return answered;
        } finally {
            threads.shutdown();
        }
    }
}
