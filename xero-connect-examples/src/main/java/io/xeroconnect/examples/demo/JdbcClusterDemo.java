package io.xeroconnect.examples.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.examples.recipes.JdbcCluster;
import io.xeroconnect.store.TokenKeys;
import java.io.PrintStream;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;

/** Two servers share a consent, and then an expired token. */
public final class JdbcClusterDemo {
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
                    + new TwoServers(shop, first, second).callAtOnce() + " answered, " + shop.refreshes() + " refresh");
        } finally {
            database.dispose();
        }
    }
}
