package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.JdbcCluster;
import io.xeroconnect.store.TokenKeys;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcConnectionPool;

/** Two servers share a consent, and then an expired token. */
public final class JdbcClusterDemo {
    private static final int CALLS_ON_EACH = 8;

    private JdbcClusterDemo() {}

    /** Shows it. */
    public static void run(PrintStream out) throws Exception {
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:cluster", "", "");
        TokenKeys keys = TokenKeys.parse(List.of(TokenKeys.generate()));
        try (RecipeShop shop = new RecipeShop();
                ConnectionManager first = shop.build(JdbcCluster.server(database, keys, "demo"));
                ConnectionManager second = shop.build(JdbcCluster.server(database, keys, "demo"))) {
            shop.connect(first, second);
            out.println("Begun on the first server, completed on the second: " + shop.reached(first));
            shop.letTokensExpire();
            out.println("The token expires, and calls on both servers find out at once: "
                    + callBoth(shop, first, second) + " answered, " + shop.refreshes() + " refresh");
        } finally {
            database.dispose();
        }
    }

    private static long callBoth(RecipeShop shop, ConnectionManager first, ConnectionManager second) throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_ON_EACH; i++) {
            calls.add(() -> shop.reached(first));
            calls.add(() -> shop.reached(second));
        }
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            long answered = 0;
            for (Future<String> call : threads.invokeAll(calls)) {
                answered += call.get().equals("Corner Shop") ? 1 : 0;
            }
            return answered;
        } finally {
            threads.shutdown();
        }
    }
}
