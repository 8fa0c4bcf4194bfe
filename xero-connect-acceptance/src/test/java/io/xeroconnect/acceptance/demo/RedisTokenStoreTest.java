package io.xeroconnect.acceptance.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.acceptance.recipes.RedisTokenStore;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of the recipe, on a real Redis. */
final class RedisTokenStoreTest {
    private static final int ACKNOWLEDGED = 200;
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private RedisServer redis;

    private final List<RedisTokenStore> opened = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        RedisProgram.in(System.getenv()).reasonToSkip().ifPresent(Assumptions::abort);
        redis = new RedisServer(folder);
    }

    @AfterEach
    void stop() throws Exception {
        opened.forEach(store -> store.redis().close());
        if (redis != null) {
            redis.close();
        }
    }

    private RedisTokenStore open() {
        RedisTokenStore store = redis.store();
        opened.add(store);
        return store;
    }

    @Test
    void keepsTheContract() {
        TokenStoreContract.verify(this::open);
    }

    @Test
    void noAcknowledgedWriteIsLostWhenTheServerIsKilled() throws Exception {
        RedisTokenStore store = open();
        AtomicLong acknowledged = new AtomicLong();
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> end = writer.submit(() -> writeUntilItFails(store, acknowledged, enough));
            assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
            redis.kill();
            assertThatThrownBy(end::get).hasCauseInstanceOf(TokenStoreException.class);
            redis.startAgain();
            // The last write, whose answer was cut off, may have taken place too.
            assertThat(open().find(KEY).orElseThrow().version()).isBetween(acknowledged.get(), acknowledged.get() + 1);
        } finally {
            writer.shutdownNow();
        }
    }

    private static void writeUntilItFails(RedisTokenStore store, AtomicLong acknowledged, CountDownLatch enough) {
        for (long version = 1; ; version++) {
            byte[] payload = ("payload " + version).getBytes(UTF_8);
            if (store.replace(new TokenRecord(KEY, version, TokenRecord.NEVER, payload), version - 1)) {
                acknowledged.set(version);
                enough.countDown();
            }
        }
    }

    @Test
    void aServerThatIsGoneIsAnErrorOfTheStore() throws Exception {
        RedisTokenStore store = open();
        redis.kill();
        assertThatThrownBy(() -> store.find(KEY))
                .isInstanceOfSatisfying(
                        TokenStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
        assertThatThrownBy(() -> store.delete(KEY, 1))
                .isInstanceOfSatisfying(
                        TokenStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNWRITABLE));
    }
}
