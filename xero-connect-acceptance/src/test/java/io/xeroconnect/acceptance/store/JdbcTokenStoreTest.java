package io.xeroconnect.acceptance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStoreContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.sqlite.SQLiteDataSource;

/** The JDBC store keeps the contract on real databases. */
final class JdbcTokenStoreTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheContractOnPostgresql() throws SQLException {
        keepsTheContract(new DriverManagerDataSource(Postgres.newDatabase()));
    }

    @Test
    void aSealedRecordStaysInItsRowOnPostgresql() throws SQLException {
        DataSource database = new DriverManagerDataSource(Postgres.newDatabase());
        JdbcTokenStore store = new JdbcTokenStore(database);
        store.createSchemaIfMissing();
        byte[] sealed = new byte[4096];
        new Random(1).nextBytes(sealed);
        store.replace(new TokenRecord(ConnectionKey.of("shop-7"), 1, Instant.EPOCH, sealed), 0);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet beside = statement.executeQuery(
                        "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = 'xero_connect_record'")) {
            beside.next();
            assertThat(beside.getLong(1)).isZero();
        }
    }

    @Test
    void keepsTheContractOnMariaDb() {
        keepsTheContract(new DriverManagerDataSource(MariaDb.newDatabase()));
    }

    @Test
    void keepsTheContractOnH2() {
        keepsTheContract(h2());
    }

    @Test
    void keepsTheContractOnSqlite() {
        keepsTheContract(sqlite());
    }

    private static void keepsTheContract(DataSource database) {
        new JdbcTokenStore(database).createSchemaIfMissing();
        TokenStoreContract.verify(() -> new JdbcTokenStore(database));
        TokenStoreContract.verify(() -> Storage.sealed(new JdbcTokenStore(database)));
    }

    @Test
    void creatingTheSchemaTwiceIsNoError() {
        new JdbcTokenStore(h2()).createSchemaIfMissing();
        new JdbcTokenStore(h2()).createSchemaIfMissing();
        assertThat(new JdbcTokenStore(h2()).page("", 10)).isEmpty();
    }

    @Test
    void tableAndSchemaCanBeNamed() throws SQLException {
        try (Connection connection = h2().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA till");
        }
        JdbcTokenStore store = new JdbcTokenStore(h2()).withTable("till", "xero_connect_record");
        store.createSchemaIfMissing();
        TokenStoreContract.verify(() -> new JdbcTokenStore(h2()).withTable("till", "xero_connect_record"));
    }

    @Test
    void aMissingTableIsUnreadableAndNamesTheConnection() {
        TokenStoreException error = catchThrowableOfType(
                TokenStoreException.class, () -> new JdbcTokenStore(h2()).find(ConnectionKey.of("shop-7")));
        assertThat(error.reason()).isEqualTo(TokenStoreException.Reason.UNREADABLE);
        assertThat(error).hasMessageContaining("shop-7");
    }

    private DataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + folder.resolve("tokens").toAbsolutePath() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private DataSource sqlite() {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve("tokens.sqlite"));
        return database;
    }
}
