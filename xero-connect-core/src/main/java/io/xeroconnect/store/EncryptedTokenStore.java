package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Seals every payload on its way into another store, bound to its connection's key: a record that somebody copies to
 * another customer does not open there. Keys, versions and times stay readable.
 *
 * <p>Every write seals with the cipher's newest key. Shares the other store's thread-safety, blocking and durability. A
 * record that does not open is left as it is: {@link TokenStoreException} names the key that it needs.
 */
public final class EncryptedTokenStore implements TokenStore {
    private final TokenStore store;
    private final TokenCipher cipher;
    private final boolean readsUnsealed;

    private EncryptedTokenStore(TokenStore store, TokenCipher cipher, boolean readsUnsealed) {
        this.store = store;
        this.cipher = cipher;
        this.readsUnsealed = readsUnsealed;
    }

    /** Returns a store that seals what it keeps in another one. */
    public static EncryptedTokenStore over(TokenStore store, TokenCipher cipher) {
        return new EncryptedTokenStore(
                Objects.requireNonNull(store, "A store to keep the sealed records in is needed."),
                Objects.requireNonNull(cipher, "A cipher is needed, for example new AesGcmTokenCipher(keys)."),
                false);
    }

    /**
     * Returns this store, also reading records that were written before sealing began; each is sealed when it is next
     * written. Leave it out again as soon as all are, since whoever can write to the store could otherwise plant records.
     */
    public EncryptedTokenStore readingUnsealed() {
        return new EncryptedTokenStore(store, cipher, true);
    }

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return store.find(key).map(this::opened);
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        return store.replace(sealed(next), expectedVersion);
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return store.delete(key, expectedVersion);
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return store.due(before, limit).stream().map(this::openedIfPossible).toList();
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return store.page(afterKey, limit).stream().map(this::openedIfPossible).toList();
    }

    /** Returns the name of the key that a connection's record is sealed with; empty if it is not stored or not sealed. */
    public Optional<String> sealedWith(ConnectionKey key) {
        return store.find(key).flatMap(record -> keyId(record.payload()));
    }

    private Optional<String> keyId(byte[] payload) {
        try {
            return Optional.of(cipher.keyId(payload));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private TokenRecord sealed(TokenRecord record) {
        try {
            return with(record, cipher.seal(record.payload(), associatedData(record.key())));
        } catch (GeneralSecurityException e) {
            throw new TokenStoreException(
                    Reason.SEALING_FAILED, ErrorContext.of(record.key()).cause(e));
        }
    }

    private TokenRecord opened(TokenRecord record) {
        byte[] payload = record.payload();
        Optional<String> keyId = keyId(payload);
        if (keyId.isEmpty() && readsUnsealed) {
            return record;
        }
        ErrorContext context = ErrorContext.of(record.key())
                .detail(keyId.map(id -> "Sealed with the key " + id + ".").orElse("It is not sealed."));
        try {
            return with(record, cipher.open(payload, associatedData(record.key())));
        } catch (UnrecoverableKeyException e) {
            throw new TokenStoreException(Reason.KEY_MISSING, context.cause(e));
        } catch (GeneralSecurityException e) {
            boolean unanswered = e.getCause() instanceof IOException;
            throw new TokenStoreException(unanswered ? Reason.UNREADABLE : Reason.NOT_OPENED, context.cause(e));
        }
    }

    /** One record that does not open must not hide the others; whoever reads it by its key is told why. */
    private TokenRecord openedIfPossible(TokenRecord record) {
        try {
            return opened(record);
        } catch (TokenStoreException e) {
            return record;
        }
    }

    private static TokenRecord with(TokenRecord record, byte[] payload) {
        return new TokenRecord(record.key(), record.version(), record.dueAt(), payload);
    }

    private static byte[] associatedData(ConnectionKey key) {
        return key.value().getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "EncryptedTokenStore[" + store + "]";
    }
}
