package io.xeroconnect.acceptance.store;

import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenCipher;
import io.xeroconnect.store.TokenKeys;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Path;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Opens a store by one word that can be handed to another process: a JDBC address, or a folder, perhaps sealed. */
public final class Storage {
    /** Stands before the word where the records are to be sealed. */
    static final String SEALED = "sealed:";

    private static final TokenCipher CIPHER = new AesGcmTokenCipher(TokenKeys.of(new byte[32]));

    private Storage() {}

    /** Returns the store; a database's table must be there. */
    public static TokenStore open(String where) {
        return where.startsWith(SEALED) ? sealed(plain(where.substring(SEALED.length()))) : plain(where);
    }

    /** Returns the store with a seal before it. */
    static TokenStore sealed(TokenStore store) {
        return EncryptedTokenStore.over(store, CIPHER);
    }

    private static TokenStore plain(String where) {
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
