package io.xeroconnect.internal.record;

import io.xeroconnect.model.ConnectionKey;

/**
 * What the store holds for a key, or that it holds nothing.
 *
 * @param version 0 if nothing is stored
 * @param record the empty record if nothing is stored
 */
public record Stored(ConnectionKey key, long version, ConnectionRecord record) {
    static Stored absent(ConnectionKey key) {
        return new Stored(key, 0, ConnectionRecord.EMPTY);
    }

    /** Returns whether anything is stored. */
    public boolean exists() {
        return version > 0;
    }
}
