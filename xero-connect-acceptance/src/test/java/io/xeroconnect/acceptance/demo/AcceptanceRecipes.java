package io.xeroconnect.acceptance.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.xeroconnect.acceptance.recipes.KeepAliveTask;
import io.xeroconnect.acceptance.recipes.RedisTokenStore;
import io.xeroconnect.acceptance.recipes.XeroController;
import io.xeroconnect.acceptance.recipes.XeroInterceptor;
import io.xeroconnect.examples.demo.Recipes;
import io.xeroconnect.examples.demo.Recipes.Recipe;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The recipes that need a framework, a server or a client of others: {@code -Precipes}, see docs/recipes.md. */
public final class AcceptanceRecipes {
    static final Recipes ALL = new Recipes(List.of(
            new Recipe("spring-mvc", XeroController.class, "Connect and the callback, Spring MVC", SpringMvcDemo::run),
            new Recipe("redis-store", RedisTokenStore.class, "a token store of one's own", RedisStoreDemo::run),
            new Recipe("okhttp", XeroInterceptor.class, "OkHttp, a token refused", OkHttpDemo::run),
            new Recipe("db-scheduler", KeepAliveTask.class, "the keep-alive as a task", DbSchedulerDemo::run)));

    private AcceptanceRecipes() {}

    /** Runs the recipe that is named, or lists them. */
    public static void main(String... args) throws Exception {
        quieten();
        int status = ALL.run(List.of(args), System.out, System.err);
        if (status != 0) {
            // Inside Maven too, this is the shortest way to end with the status and without a stack trace.
            System.exit(status);
        }
    }

    /** So that the few lines which a recipe prints are seen. */
    private static void quieten() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
    }
}
