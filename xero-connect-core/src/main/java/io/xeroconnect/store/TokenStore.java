package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps one opaque payload per connection, under a version.
 *
 * <p>A store is a versioned map and nothing more: it neither reads nor logs the payload, and all coordination between
 * threads, processes and servers is built on {@link #replace}. Implementations must be safe for use by many threads, and
 * by many processes if they claim to be shared. Every method may block on I/O and may throw
 * {@link io.xeroconnect.error.TokenStoreException}. {@link TokenStoreContract} states the whole contract as checks.
 */
public interface TokenStore {
    /** Returns the current record, or empty if this connection was never stored or has been deleted. */
    Optional<TokenRecord> find(ConnectionKey key);

    /**
     * Stores {@code next} if the stored version is still {@code expectedVersion}; 0 means "not stored yet".
     *
     * <p>True is returned only once the record would survive a crash, if the store is durable at all. After an exception
     * the outcome is unknown: the record may or may not have been written.
     *
     * @return false if another writer came first; nothing was written
     */
    boolean replace(TokenRecord next, long expectedVersion);

    /**
     * Deletes the record if the stored version is still {@code expectedVersion}.
     *
     * @return false if it is not, or nothing is stored; nothing was deleted
     */
    boolean delete(ConnectionKey key, long expectedVersion);

    /**
     * Returns the records whose {@code dueAt} is at or before {@code before}, soonest first.
     *
     * @param limit the most records to return, at least 1
     */
    List<TokenRecord> due(Instant before, int limit);

    /**
     * Returns records in key order (UTF-8 bytes), those after {@code afterKey} only.
     *
     * @param afterKey the last key of the page before, or an empty text to begin
     * @param limit the most records to return, at least 1
     */
    List<TokenRecord> page(String afterKey, int limit);
}
