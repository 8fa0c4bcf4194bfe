package io.xeroconnect.examples.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.FileTokenStore;
import io.xeroconnect.store.TokenKeys;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps records sealed, and changes the key without an interruption: put the new key in front of the ring on every server,
 * let {@link #keysInUse} settle on it, then take the old one out.
 */
public final class EncryptedStore {
    private EncryptedStore() {}

    /**
     * Opens the store.
     *
     * @param keys from where the product keeps secrets, {@code TokenKeys.fromFile} or {@code fromEnvironment}, never from
     *     beside the records or their backups; a key is made once, by {@code TokenKeys.generate()}
     */
    public static EncryptedTokenStore open(Path folder, TokenKeys keys) {
        return EncryptedTokenStore.over(new FileTokenStore(folder), new AesGcmTokenCipher(keys));
    }

    /**
     * Returns the names of the keys that connections are sealed with. A connection takes the newest key when it is next
     * written: at its next refresh, and by the keep-alive within a week. One that has ended keeps its key until it is
     * connected again or forgotten.
     */
    public static Set<String> keysInUse(EncryptedTokenStore store, ConnectionManager xero) {
        try (Stream<XeroConnection> all = xero.connections()) {
            return all.map(XeroConnection::key)
                    .map(store::sealedWith)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet());
        }
    }
}
