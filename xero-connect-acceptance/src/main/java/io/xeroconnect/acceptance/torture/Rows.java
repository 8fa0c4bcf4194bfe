package io.xeroconnect.acceptance.torture;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.util.Optional;

/**
 * A table that is read with SELECT and written with UPDATE, as most products do it: the last writer wins. The store's
 * comparison of versions is talked out of it by trying until it agrees.
 */
final class Rows {
    private final TokenStore store;

    Rows(TokenStore store) {
        this.store = store;
    }

    Row read(ConnectionKey key) {
        return store.find(key)
                .map(record -> Row.decode(record.payload()))
                .orElseThrow(() -> new IllegalStateException("No row."));
    }

    void write(ConnectionKey key, Row row) {
        boolean written = false;
        while (!written) {
            Optional<TokenRecord> now = store.find(key);
            long version = now.map(TokenRecord::version).orElse(0L);
            written = store.replace(new TokenRecord(key, version + 1, TokenRecord.NEVER, row.encode()), version);
        }
    }
}
