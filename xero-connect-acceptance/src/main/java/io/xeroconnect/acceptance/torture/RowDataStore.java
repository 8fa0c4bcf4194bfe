package io.xeroconnect.acceptance.torture;

import com.google.api.client.auth.oauth2.StoredCredential;
import com.google.api.client.util.store.AbstractDataStore;
import com.google.api.client.util.store.AbstractDataStoreFactory;
import com.google.api.client.util.store.DataStore;
import io.xeroconnect.model.ConnectionKey;
import java.io.Serializable;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** Google's data store, on the rows. */
final class RowDataStore extends AbstractDataStore<StoredCredential> {
    private final Rows rows;

    private RowDataStore(Factory factory, String id, Rows rows) {
        super(factory, id);
        this.rows = rows;
    }

    /** Makes the one data store that a flow asks for. */
    static final class Factory extends AbstractDataStoreFactory {
        private final Rows rows;

        Factory(Rows rows) {
            this.rows = rows;
        }

        @Override
        @SuppressWarnings("unchecked") // a flow stores only this one type
        protected <V extends Serializable> DataStore<V> createDataStore(String id) {
            return (DataStore<V>) new RowDataStore(this, id, rows);
        }
    }

    @Override
    public StoredCredential get(String key) {
        Row row = rows.read(ConnectionKey.of(key));
        return new StoredCredential()
                .setAccessToken(row.accessToken().isEmpty() ? null : row.accessToken())
                .setRefreshToken(row.refreshToken())
                .setExpirationTimeMilliseconds(row.expiresAt());
    }

    @Override
    public DataStore<StoredCredential> set(String key, StoredCredential value) {
        Row row = rows.read(ConnectionKey.of(key));
        rows.write(
                ConnectionKey.of(key),
                row.with(
                        Objects.requireNonNullElse(value.getAccessToken(), ""),
                        value.getRefreshToken(),
                        Objects.requireNonNullElse(value.getExpirationTimeMilliseconds(), 0L)));
        return this;
    }

    @Override
    public Set<String> keySet() {
        throw new UnsupportedOperationException("Nobody lists them.");
    }

    @Override
    public Collection<StoredCredential> values() {
        throw new UnsupportedOperationException("Nobody lists them.");
    }

    @Override
    public DataStore<StoredCredential> clear() {
        throw new UnsupportedOperationException("Nobody clears them.");
    }

    @Override
    public DataStore<StoredCredential> delete(String key) {
        throw new UnsupportedOperationException("Nobody deletes them.");
    }
}
