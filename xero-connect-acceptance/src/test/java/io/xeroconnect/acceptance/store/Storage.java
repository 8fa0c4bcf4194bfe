package io.xeroconnect.acceptance.store;

import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Path;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens a store by one word that can be handed to another process: a JDBC address, or a folder. */
public final class Storage {
    private Storage() {}

    /** Returns the store; a database's table must be there. */
    public static TokenStore open(String where) {
        return where.startsWith("jdbc:") ? database(where) : new FileTokenStore(Path.of(where));
    }

    /** Returns the store in a database, with its table. */
    public static JdbcTokenStore create(String address) {
        JdbcTokenStore store = database(address);
        store.createSchemaIfMissing();
        return store;
    }

    private static JdbcTokenStore database(String address) {
        return new JdbcTokenStore(new DriverManagerDataSource(address));
    }
}
