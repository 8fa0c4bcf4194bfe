package io.xeroconnect.acceptance.crash;

import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Path;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens a store by one word that can be handed to another process: a JDBC address, or a folder. */
final class Storage {
    private Storage() {}

    static TokenStore open(String where) {
        return where.startsWith("jdbc:")
                ? new JdbcTokenStore(new DriverManagerDataSource(where))
                : new FileTokenStore(Path.of(where));
    }
}
