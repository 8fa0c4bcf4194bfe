package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.acceptance.store.Postgres;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.store.JdbcTokenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A caller that is in the middle of a transaction of its own, on the very pool that holds the tokens. */
@Timeout(60)
final class CallersTransactionTest {
    private final HikariDataSource pool = new HikariDataSource();

    @BeforeEach
    void createPool() throws SQLException {
        pool.setJdbcUrl(Postgres.newDatabase());
        pool.setMaximumPoolSize(5);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void aCallerThatRollsBackDoesNotUndoARotation() throws Exception {
        DataSource aware = new TransactionAwareDataSourceProxy(pool);
        JdbcTemplate sales = new JdbcTemplate(aware);
        sales.execute("CREATE TABLE sale (id INT)");
        try (Shop shop = shop(aware);
                ConnectionManager node = shop.node().build()) {
            AccessToken rotated = new TransactionTemplate(new DataSourceTransactionManager(pool)).execute(sale -> {
                sales.update("INSERT INTO sale VALUES (1)");
                sale.setRollbackOnly();
                return node.refresh(Shop.KEY);
            });
            assertThat(sales.queryForObject("SELECT count(*) FROM sale", Integer.class))
                    .isZero();
            try (ConnectionManager another = shop.node().build()) {
                assertThat(another.accessToken(Shop.KEY)).isEqualTo(rotated);
            }
            shop.requireAlive(node);
        }
    }

    @Test
    void aCallerThatHoldsTheOnlyConnectionGetsAnAnswerInTime() throws Exception {
        pool.setMaximumPoolSize(1);
        try (Shop shop = shop(pool);
                ConnectionManager node =
                        shop.node().callerTimeout(Duration.ofSeconds(1)).build()) {
            try (Connection mine = pool.getConnection()) {
                long start = System.nanoTime();
                TemporarilyUnavailableException error =
                        catchThrowableOfType(TemporarilyUnavailableException.class, () -> node.accessToken(Shop.KEY));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
                assertThat(error.reason()).isEqualTo(TemporarilyUnavailableException.Reason.DEADLINE_PASSED);
                assertThat(mine.isValid(1)).isTrue();
            }
            assertThat(node.accessToken(Shop.KEY, Duration.ofSeconds(10)).value())
                    .isNotEmpty();
            shop.requireAlive(node);
        }
    }

    @Test
    void aPoolWithoutAutocommitCommitsAllTheSame() throws Exception {
        pool.setAutoCommit(false);
        try (Shop shop = shop(pool);
                ConnectionManager node = shop.node().build()) {
            AccessToken rotated = node.refresh(Shop.KEY);
            try (ConnectionManager another = shop.node().build()) {
                assertThat(another.accessToken(Shop.KEY)).isEqualTo(rotated);
            }
            try (Connection next = pool.getConnection()) {
                assertThat(next.getAutoCommit()).as("as the pool lent it").isFalse();
            }
            shop.requireAlive(node);
        }
    }

    private static Shop shop(DataSource database) {
        JdbcTokenStore store = new JdbcTokenStore(database);
        store.createSchemaIfMissing();
        Shop shop = Shop.on(store);
        try (ConnectionManager node = shop.node().build()) {
            shop.connect(node, Shop.KEY);
        }
        shop.xero.resetRequests();
        return shop;
    }
}
