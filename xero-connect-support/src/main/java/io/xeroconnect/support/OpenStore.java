package io.xeroconnect.support;

import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.JdbcTokenStore;
import io.xeroconnect.store.TokenKeys;
import io.xeroconnect.store.TokenStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The product's store, opened as the product opens it.
 *
 * @param store with the seal, if there is one
 * @param database what has to be closed, if it is in a database
 */
record OpenStore(TokenStore store, Optional<Database> database) implements AutoCloseable {
    /** Opens what the options name, and refuses keys that do not fit it. Blocks. */
    static OpenStore open(StoreOptions options, Secrets secrets) {
        if (options.folder.isPresent() == options.jdbc.isPresent()) {
            throw Problem.usage("Which store? Name its folder with --store, or its database with --jdbc"
                    + (options.folder.isPresent() ? ", not both." : "."));
        }
        Optional<TokenKeys> keys = keys(options);
        Optional<Database> database = options.jdbc.map(address -> Database.open(address, options, secrets));
        try {
            TokenStore plain = database.map(open -> table(open, options))
                    .orElseGet(() -> folder(options.folder.orElseThrow(), options.create));
            Seals.requireFitting(plain, keys, options.readingUnsealed);
            return new OpenStore(keys.map(ring -> seal(plain, ring, options)).orElse(plain), database);
        } catch (RuntimeException e) {
            database.ifPresent(Database::close);
            throw e;
        }
    }

    private static Optional<TokenKeys> keys(StoreOptions options) {
        return options.keys.map(TokenKeys::fromFile).or(() -> options.keysVariable.map(TokenKeys::fromEnvironment));
    }

    private static TokenStore seal(TokenStore plain, TokenKeys keys, StoreOptions options) {
        EncryptedTokenStore sealed = EncryptedTokenStore.over(plain, new AesGcmTokenCipher(keys));
        return options.readingUnsealed ? sealed.readingUnsealed() : sealed;
    }

    /** A file store makes its folder itself, which would hide a misspelt one. */
    private static TokenStore folder(Path folder, boolean create) {
        if (!create && !Files.isDirectory(folder)) {
            throw Problem.store("There is no folder " + folder + ". Check --store; --create makes a new one.");
        }
        return new FileTokenStore(folder);
    }

    private static TokenStore table(Database database, StoreOptions options) {
        JdbcTokenStore standard = new JdbcTokenStore(database);
        JdbcTokenStore store = options.table
                .map(name -> name.split("\\.", 2))
                .map(name -> name.length == 2 ? standard.withTable(name[0], name[1]) : standard.withTable(name[0]))
                .orElse(standard);
        if (options.create) {
            store.createSchemaIfMissing();
        }
        return store;
    }

    @Override
    public void close() {
        database.ifPresent(Database::close);
    }
}
