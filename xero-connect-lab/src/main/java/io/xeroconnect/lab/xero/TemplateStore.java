package io.xeroconnect.lab.xero;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A store that holds one record and gives a copy of it for every key; what is read of each is strings of its own. Costs no
 * memory however many connections are read, and refuses to be written. Thread-safe.
 */
public final class TemplateStore implements TokenStore {
    private final TokenRecord template;
    private final LongAdder reads = new LongAdder();

    private TemplateStore(TokenRecord template) {
        this.template = template;
    }

    /** Keeps the template for another process. */
    public static void keep(Shops shops, Path file) throws IOException {
        Files.write(file, shops.record(0).payload());
    }

    /** Returns the store over what was kept. */
    public static TemplateStore of(Path file) throws IOException {
        return new TemplateStore(new TokenRecord(Shops.key(0), 1, TokenRecord.NEVER, Files.readAllBytes(file)));
    }

    /** Returns how often a record was read. */
    public long reads() {
        return reads.sum();
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        reads.increment();
        return Optional.of(new TokenRecord(key, template.version(), template.dueAt(), template.payload()));
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        throw new UnsupportedOperationException("Only read here.");
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        throw new UnsupportedOperationException("Only read here.");
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return List.of();
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return List.of();
    }
}
