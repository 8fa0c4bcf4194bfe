package io.xeroconnect.acceptance.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes of a node one of a later release: what it reads and writes looks different in the store. */
final class NewerStore implements TokenStore {
    private final TokenStore store;
    private final UnaryOperator<String> reading;
    private final UnaryOperator<String> writing;

    NewerStore(TokenStore store, UnaryOperator<String> reading, UnaryOperator<String> writing) {
        this.store = store;
        this.reading = reading;
        this.writing = writing;
    }

    static String text(TokenRecord record) {
        return new String(record.payload(), UTF_8);
    }

    private static TokenRecord changed(TokenRecord record, UnaryOperator<String> change) {
        byte[] payload = change.apply(text(record)).getBytes(UTF_8);
        return new TokenRecord(record.key(), record.version(), record.dueAt(), payload);
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return store.find(key).map(record -> changed(record, reading));
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        return store.replace(changed(next, writing), expectedVersion);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return store.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return store.due(before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return store.page(afterKey, limit).stream()
                .map(record -> changed(record, reading))
                .toList();
    }
}
