package io.xeroconnect.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Passes everything on, and notes every long text value in what is written: tokens, secrets, ids. */
record ListeningStore(TokenStore inner, Set<String> written) implements TokenStore {
    private static final Pattern LONG_TEXT = Pattern.compile("\"([^\"]{20,})\"");

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return inner.find(key);
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        LONG_TEXT
                .matcher(new String(next.payload(), UTF_8))
                .results()
                .map(found -> found.group(1))
                .forEach(written::add);
        return inner.replace(next, expectedVersion);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return inner.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return inner.due(before, limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return inner.page(afterKey, limit);
    }
}
