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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
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
        BlockingQueue<Long> acknowledged = new LinkedBlockingQueue<>();
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> end = writer.submit(() -> writeUntilItFails(store, acknowledged));
            long last = 0;
            while (last < ACKNOWLEDGED) {
                last = acknowledged.take();
            }
            redis.kill();
            assertThatThrownBy(end::get).hasRootCauseInstanceOf(java.io.IOException.class);
            redis.startAgain();
            List<Long> more = List.copyOf(acknowledged);
            long newest = more.isEmpty() ? last : more.get(more.size() - 1);
            assertThat(open().find(KEY).orElseThrow().version()).isBetween(newest, newest + 1);
        } finally {
            writer.shutdownNow();
        }
    }

    private static void writeUntilItFails(RedisTokenStore store, BlockingQueue<Long> acknowledged) {
        for (long version = 1; ; version++) {
            byte[] payload = ("payload " + version).getBytes(UTF_8);
            if (store.replace(new TokenRecord(KEY, version, TokenRecord.NEVER, payload), version - 1)) {
                acknowledged.add(version);
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
