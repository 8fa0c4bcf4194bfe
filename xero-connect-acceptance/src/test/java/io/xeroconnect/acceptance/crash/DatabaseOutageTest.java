package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.store.StoppablePostgres;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.store.JdbcTokenStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped while tokens are refreshed, and started again. */
@Timeout(90)
final class DatabaseOutageTest {
    private static final Duration TO_STALE = Duration.ofMinutes(26);
    private static final Duration TO_EXPIRED = Duration.ofMinutes(30);

    private final List<ConnectionKey> stale = keys("stale-");
    private final List<ConnectionKey> fresh = keys("fresh-");

    @TempDir
    Path data;

    private StoppablePostgres postgres;
    private HikariDataSource pool;
    private Shop shop;
    private ConnectionManager node;

    @BeforeEach
    void connect() throws Exception {
        postgres = new StoppablePostgres(data);
        pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.address());
        pool.setConnectionTimeout(2000);
        JdbcTokenStore store = new JdbcTokenStore(pool);
        store.createSchemaIfMissing();
        shop = Shop.on(store);
        node = shop.node().build();
        stale.forEach(key -> shop.connect(node, key));
        shop.xero.advance(TO_STALE);
        fresh.forEach(key -> shop.connect(node, key));
        shop.xero.resetRequests();
    }

    @AfterEach
    void stop() throws Exception {
        shop.close();
        node.close();
        pool.close();
        postgres.close();
    }

    private static List<ConnectionKey> keys(String name) {
        return IntStream.range(0, 3).mapToObj(i -> ConnectionKey.of(name + i)).toList();
    }

    @Test
    void callersOfFreshAndStaleTokensNoticeNothingAndAllIsCommittedAfterwards() throws Exception {
        try (Warnings warnings = new Warnings()) {
            List<AccessToken> before;
            try (Hold hold = shop.xero.hold(Endpoint.TOKEN)) {
                before = tokens();
                hold.awaitArrivals(stale.size(), Duration.ofSeconds(10));
                postgres.stop();
            }
            for (int i = 0; i < 20; i++) {
                shop.xero.advance(Duration.ofSeconds(9));
                assertThat(tokens()).isEqualTo(before);
            }
            for (ConnectionKey key : stale) {
                Eventually.is(
                        "there is a warning about " + key,
                        () -> warnings.all().stream()
                                .anyMatch(line -> line.contains("served from memory") && line.contains(key.value())));
            }
            postgres.startAgain();
            for (ConnectionKey key : stale) {
                Eventually.is("the new token is shown", () -> !before.contains(node.accessToken(key)));
            }
            assertThat(shop.spent()).hasSize(stale.size());
            try (ConnectionManager another = shop.node().build()) {
                for (ConnectionKey key : stale) {
                    Eventually.is("it is stored", () -> node.accessToken(key).equals(another.accessToken(key)));
                }
            }
            assertThat(shop.spent()).doesNotHaveDuplicates().hasSize(stale.size());
        }
    }

    @Test
    void withoutTheDatabaseNothingIsPostedAndWithItOnce() throws Exception {
        postgres.stop();
        shop.xero.advance(TO_EXPIRED);
        ConnectionKey key = stale.get(0);
        assertThat(isServed(key)).isFalse();
        assertThat(shop.spent()).isEmpty();
        postgres.startAgain();
        // Until the pool has thrown its dead connections away, it lends some of them.
        Eventually.is("a caller is served again", () -> isServed(key));
        assertThat(shop.spent()).hasSize(1);
    }

    private boolean isServed(ConnectionKey key) {
        try {
            return !node.accessToken(key).value().isEmpty();
        } catch (TokenStoreException e) {
            return false;
        }
    }

    private List<AccessToken> tokens() {
        return Stream.concat(stale.stream(), fresh.stream())
                .map(this::tokenAtOnce)
                .toList();
    }

    /** Faster than the pool takes to say that the database is gone. */
    private AccessToken tokenAtOnce(ConnectionKey key) {
        long start = System.nanoTime();
        AccessToken token = node.accessToken(key);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        return token;
    }
}
