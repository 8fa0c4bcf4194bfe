package io.xeroconnect.internal.record;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Instant;
import java.util.Optional;

/** The library's own small records beside those of the connections, under reserved keys. Thread-safe; may block. */
public final class RawRecords {
    private final ConnectionRecords records;

    /** Creates the view of a store. */
    public RawRecords(ConnectionRecords records) {
        this.records = records;
    }

    /** Returns a record, or empty. */
    public Optional<TokenRecord> find(ConnectionKey key) {
        return records.findRaw(key);
    }

    /** Writes a record if its version is still this one, 0 for a new one; false if somebody was first. */
    public boolean replace(ConnectionKey key, long expectedVersion, Instant dueAt, byte[] payload) {
        return records.replaceRaw(
                new TokenRecord(key, records.nextVersion(expectedVersion), dueAt, payload), expectedVersion);
    }

    /** Deletes a record, whatever its version. */
    public void delete(ConnectionKey key) {
        records.delete(key);
    }
}
