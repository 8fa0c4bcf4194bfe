package io.xeroconnect.support;

import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.TokenKeys;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the keys that were given with what stands in the store, before anything could be written wrongly. */
final class Seals {
    private static final int LOOKED_AT = 50;

    /** Reads only the name of a key, for which any key will do. */
    private static final AesGcmTokenCipher READER = new AesGcmTokenCipher(TokenKeys.of(new byte[32]));

    private Seals() {}

    /** What is written without its seal, or with one that the product does not know, the product could not read. */
    static void requireFitting(TokenStore plain, Optional<TokenKeys> keys, boolean readingUnsealed) {
        List<TokenRecord> records = plain.page("", LOOKED_AT);
        Optional<String> seal = records.stream().flatMap(Seals::sealOf).findFirst();
        if (seal.isPresent() && keys.isEmpty()) {
            throw Problem.store("The records of this store are sealed, with the key " + seal.get()
                    + ". Name the product's key file with --keys, or its variable with --keys-variable.");
        }
        if (keys.isPresent() && seal.isEmpty() && !records.isEmpty() && !readingUnsealed) {
            throw Problem.store("The records of this store are not sealed by such keys. Leave the keys out, or add"
                    + " --reading-unsealed if the product began to seal only now.");
        }
    }

    private static Stream<String> sealOf(TokenRecord record) {
        try {
            return Stream.of(READER.keyId(record.payload()));
        } catch (GeneralSecurityException e) {
            return Stream.empty();
        }
    }
}
