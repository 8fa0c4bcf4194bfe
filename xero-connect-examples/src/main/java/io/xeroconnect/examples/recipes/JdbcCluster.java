package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenKeys;
import javax.sql.DataSource;

/**
 * Several servers over one database. Each builds its one manager like this and need not know of the others: a consent may
 * begin on one and end on another, and of all that find a token expired, one refreshes.
 */
public final class JdbcCluster {
    private JdbcCluster() {}

    /**
     * Returns the settings of each server's manager; add {@code app} where the product has one app for all customers.
     *
     * @param database the product's pool; a connection is taken for one statement at a time, outside any transaction
     * @param keys the same on every server
     * @param deployment another name for each installation, so that production's records restored on a test system are not
     *     refreshed there
     */
    public static ConnectionManagerBuilder server(DataSource database, TokenKeys keys, String deployment) {
        JdbcTokenStore table = new JdbcTokenStore(database);
        table.createSchemaIfMissing(); // or by Flyway: io/xeroconnect/store/schema/ in the jar
        return ConnectionManager.builder(EncryptedTokenStore.over(table, new AesGcmTokenCipher(keys)))
                .deployment(deployment);
    }
}
