package io.xeroconnect.internal.authorization;

import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.ConnectionRecords;
import io.xeroconnect.internal.record.RawRecords;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Authorizations between their two legs, each a record of its own that any node finds by the hash of its state.
 *
 * <p>At most a few per connection: beginning one more drops the oldest, so nobody can fill the store by pressing Connect.
 */
final class PendingAuthorizations {
    private static final int MOST_PER_CONNECTION = 8;
    private static final String AREA = "~auth/";

    private final ConnectionRecords connections;
    private final RawRecords raw;

    PendingAuthorizations(ConnectionRecords connections) {
        this.connections = connections;
        this.raw = new RawRecords(connections);
    }

    void begin(String state, PendingAuthorization pending) {
        String name = RandomText.hash(state);
        raw.replace(keyOf(name), 0, Instant.ofEpochMilli(pending.endsAt()), pending.write());
        List<String> dropped = new ArrayList<>();
        connections.update(pending.connection(), record -> {
            List<String> names = new ArrayList<>(record.pending());
            names.add(name);
            dropped.clear();
            while (names.size() > MOST_PER_CONNECTION) {
                dropped.add(names.remove(0));
            }
            return record.with(f -> f.pending(names));
        });
        dropped.forEach(old -> raw.delete(keyOf(old)));
    }

    Optional<Found> find(String state) {
        ConnectionKey key = keyOf(RandomText.hash(state));
        return raw.find(key).map(record -> new Found(key, record));
    }

    /** Spends an authorization; false if another request was first. */
    boolean use(Found found) {
        return write(found, found.version(), PendingAuthorization.UNDER_WAY);
    }

    /** Lets another browser go on with an authorization; false if another request was first. */
    boolean goOn(Found found, PendingAuthorization next) {
        return raw.replace(found.key(), found.version(), Instant.ofEpochMilli(next.endsAt()), next.write());
    }

    /** Notes how a spent authorization went, for a second load of the same page. */
    void finish(Found found, String outcome) {
        raw.find(found.key()).ifPresent(now -> write(found, now.version(), outcome));
    }

    void deleteAll(List<String> names) {
        names.forEach(name -> raw.delete(keyOf(name)));
    }

    private boolean write(Found found, long version, String outcome) {
        PendingAuthorization used = found.pending().used(outcome);
        return raw.replace(found.key(), version, Instant.ofEpochMilli(used.endsAt()), used.write());
    }

    private static ConnectionKey keyOf(String name) {
        return ConnectionKey.ofStored(AREA + name);
    }

    /** An authorization with the version under which it was read. */
    record Found(ConnectionKey key, long version, PendingAuthorization pending) {
        Found(ConnectionKey key, TokenRecord record) {
            this(key, record.version(), PendingAuthorization.read(key, record.payload()));
        }

        /** Returns whether the connection still expects this authorization; not if it was forgotten meanwhile. */
        boolean isKnownTo(ConnectionRecord connection) {
            return connection.pending().contains(key.value().substring(AREA.length()));
        }
    }
}
