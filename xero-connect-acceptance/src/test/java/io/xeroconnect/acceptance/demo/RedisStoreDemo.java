package io.xeroconnect.acceptance.demo;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.acceptance.recipes.RedisTokenStore;
import io.xeroconnect.examples.demo.RecipeShop;
import io.xeroconnect.examples.demo.TemporaryFolder;
import io.xeroconnect.examples.demo.TwoServers;
import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.TokenCipher;
import io.xeroconnect.store.TokenKeys;
import java.io.PrintStream;
import java.util.List;

/** Two servers of a product over one Redis, which is then killed. */
final class RedisStoreDemo {
    private static final TokenCipher CIPHER = new AesGcmTokenCipher(TokenKeys.parse(List.of(TokenKeys.generate())));

    private RedisStoreDemo() {}

    static void run(PrintStream out) throws Exception {
        try (TemporaryFolder folder = new TemporaryFolder();
                RedisServer redis = new RedisServer(folder.path());
                RecipeShop shop = new RecipeShop()) {
            share(redis, shop, out);
            redis.kill();
            redis.startAgain();
            RedisTokenStore store = redis.store();
            try (ConnectionManager later = shop.build(sealed(store))) {
                out.println("Redis was killed and started again: " + shop.reached(later));
            } finally {
                store.redis().close();
            }
        }
    }

    private static void share(RedisServer redis, RecipeShop shop, PrintStream out) throws Exception {
        RedisTokenStore one = redis.store();
        RedisTokenStore other = redis.store();
        try (ConnectionManager first = shop.build(sealed(one));
                ConnectionManager second = shop.build(sealed(other))) {
            shop.connect(first, second);
            out.println("Begun on the first server, completed on the second: " + shop.reached(first));
            shop.letTokensExpire();
            out.println("The token expires, and calls on both servers find out at once: "
                    + new TwoServers(shop, first, second).callAtOnce() + " answered, " + shop.refreshes() + " refresh");
        } finally {
            one.redis().close();
            other.redis().close();
        }
    }

    private static ConnectionManagerBuilder sealed(RedisTokenStore store) {
        return ConnectionManager.builder(EncryptedTokenStore.over(store, CIPHER));
    }
}
