package io.xeroconnect.acceptance.torture;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The stores that several processes can share without a server of somebody else's. */
enum StoreKind {
    POSTGRES {
        @Override
        StoreUnderTest start(Path folder) throws IOException {
            return new PostgresUnderTest(folder);
        }

        @Override
        TokenStore open(String address) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(address);
            database.setConnectTimeout(1);
            database.setSocketTimeout(2);
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(database);
            pool.setMaximumPoolSize(POOLED);
            pool.setMinimumIdle(1);
            pool.setConnectionTimeout(BUSY_MILLIS);
            pool.setValidationTimeout(BUSY_MILLIS);
            pool.setInitializationFailTimeout(-1);
            return new JdbcTokenStore(new HikariDataSource(pool));
        }
    },
    FILE {
        @Override
        StoreUnderTest start(Path folder) {
            return new FolderUnderTest(folder.resolve("tokens"));
        }

        @Override
        TokenStore open(String address) {
            return new FileTokenStore(Path.of(address));
        }
    },
    SQLITE {
        @Override
        StoreUnderTest start(Path folder) {
            return new SqliteUnderTest(folder.resolve("tokens.sqlite"));
        }

        @Override
        TokenStore open(String address) {
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout(BUSY_MILLIS);
            SQLiteDataSource database = new SQLiteDataSource(config);
            database.setUrl(address);
            return new JdbcTokenStore(database);
        }
    };

    private static final int POOLED = 8;

    /** How long to wait for a connection or for another writer; what drivers and pools wait would be most of a lease. */
    private static final int BUSY_MILLIS = 1000;

    /** Starts an empty store in this folder. */
    abstract StoreUnderTest start(Path folder) throws IOException;

    /** Opens a store that was started, in any process. */
    abstract TokenStore open(String address);
}
