package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One stored connection: an opaque payload under a version, and the time at which it next needs attention.
 *
 * <p>Immutable; the payload is copied on the way in and out. The text form does not show it.
 */
public final class TokenRecord {
    /** The {@link #dueAt} of a record that never needs attention. */
    public static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final ConnectionKey key;
    private final long version;
    private final Instant dueAt;
    private final byte[] payload;

    /**
     * Creates a record.
     *
     * @param version greater than zero; 0 means "not stored" wherever a version is expected
     * @param dueAt cut to milliseconds, at most {@link #NEVER}
     * @param payload opaque to every store; may hold secrets
     * @throws IllegalArgumentException if the version is not positive
     */
    public TokenRecord(ConnectionKey key, long version, Instant dueAt, byte[] payload) {
        this.key = Objects.requireNonNull(key, "key");
        if (version <= 0) {
            throw new IllegalArgumentException("A record's version is greater than 0, this one is " + version + ".");
        }
        this.version = version;
        this.dueAt = dueAt.isBefore(NEVER) ? Instant.ofEpochMilli(dueAt.toEpochMilli()) : NEVER;
        this.payload = payload.clone();
    }

    /** Returns whose record this is. */
    public ConnectionKey key() {
        return key;
    }

    /** Returns the compare-and-set counter, greater than zero. */
    public long version() {
        return version;
    }

    /** Returns when the record next needs attention, with millisecond precision. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Returns a copy of the payload. */
    public byte[] payload() {
        return payload.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenRecord record
                && key.equals(record.key)
                && version == record.version
                && dueAt.equals(record.dueAt)
                && Arrays.equals(payload, record.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, version);
    }

    @Override
    public String toString() {
        return "TokenRecord[" + key + ", version " + version + ", due " + dueAt + ", payload of " + payload.length
                + " bytes redacted]";
    }
}
