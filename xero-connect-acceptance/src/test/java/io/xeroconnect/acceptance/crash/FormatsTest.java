package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node of this release and one of a later release work on one store. */
@Timeout(60)
final class FormatsTest {
    private static final int TIMES = 10;
    private static final int THREADS_PER_NODE = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void aFieldOfALaterReleaseSurvivesUnderLoad() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                ConnectionManager node = shop.node().build();
                ConnectionManager newer = on(shop, addingAField(shop.store))) {
            newer.refresh(Shop.KEY);
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < THREADS_PER_NODE; i++) {
                working.add(threads.submit(() -> refreshAgainAndAgain(node)));
                working.add(threads.submit(() -> refreshAgainAndAgain(newer)));
            }
            for (Future<?> work : working) {
                work.get();
            }
            node.refresh(Shop.KEY);
            assertThat(stored(shop)).containsOnlyOnce("\"addedLater\":{\"a\":[1,2]}");
            assertThat(shop.spent()).hasSizeGreaterThan(TIMES).doesNotHaveDuplicates();
            shop.requireAlive(node);
            shop.requireAlive(newer);
        }
    }

    @Test
    void aNodeThatDoesNotKnowTheFormatNeitherPostsNorWrites() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
                ConnectionManager node = shop.node().build();
                ConnectionManager newer = on(shop, raisingTheFormat(shop.store))) {
            newer.refresh(Shop.KEY);
            shop.xero.resetRequests();
            AtomicInteger refusals = new AtomicInteger();
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < THREADS_PER_NODE; i++) {
                working.add(threads.submit(() -> refreshAgainAndAgain(newer)));
                working.add(threads.submit(() -> beRefused(node, refusals)));
            }
            for (Future<?> work : working) {
                work.get();
            }
            assertThat(refusals).hasValue(THREADS_PER_NODE * TIMES);
            assertThat(stored(shop)).startsWith("{\"format\":2,");
            int before = shop.spent().size();
            beRefused(node, refusals);
            node.keepAlive();
            assertThat(shop.spent()).hasSize(before).doesNotHaveDuplicates();
            shop.requireAlive(newer);
        }
    }

    @Test
    void aRecordThatIsUpgradedDuringARefreshIsRecoveredByTheNewerNode() throws Exception {
        try (Shop shop = Shop.connected(XeroSandbox.builder(), folder.toString());
                ConnectionManager node = shop.node().build();
                Survivor newer = new Survivor(shop, raisingTheFormat(shop.store))) {
            try (Hold hold = shop.xero.hold(Endpoint.TOKEN)) {
                Future<?> refresh = threads.submit(() -> node.refresh(Shop.KEY));
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                newer.manager.selectTenant(Shop.KEY, tenant(node));
                assertThat(stored(shop)).startsWith("{\"format\":2,").contains("\"lease\"");
                hold.release();
                assertThat(refresh).isNotDone();
            }
            newer.recover();
            shop.requireAlive(newer.manager);
        }
    }

    private static String tenant(ConnectionManager node) {
        return node.findConnection(Shop.KEY)
                .orElseThrow()
                .tenant()
                .orElseThrow()
                .tenantId();
    }

    private static ConnectionManager on(Shop shop, TokenStore store) {
        return shop.node(store).build();
    }

    private static void refreshAgainAndAgain(ConnectionManager node) {
        for (int i = 0; i < TIMES; i++) {
            assertThat(node.refresh(Shop.KEY).value()).isNotEmpty();
        }
    }

    private static void beRefused(ConnectionManager node, AtomicInteger refusals) {
        for (int i = 0; i < TIMES; i++) {
            TokenStoreException error = catchThrowableOfType(TokenStoreException.class, () -> node.refresh(Shop.KEY));
            assertThat(error.reason()).isEqualTo(TokenStoreException.Reason.NEWER_FORMAT);
            assertThat(error).hasMessageContaining("format 2");
            refusals.incrementAndGet();
        }
    }

    private static String stored(Shop shop) {
        return NewerStore.text(shop.store.find(Shop.KEY).orElseThrow());
    }

    private static TokenStore addingAField(TokenStore store) {
        return new NewerStore(
                store,
                text -> text,
                text -> text.contains("addedLater")
                        ? text
                        : text.replaceFirst("\\{", "{\"addedLater\":{\"a\":[1,2]},"));
    }

    private static TokenStore raisingTheFormat(TokenStore store) {
        return new NewerStore(
                store,
                text -> text.replace("\"format\":2", "\"format\":1"),
                text -> text.replace("\"format\":1", "\"format\":2"));
    }
}
