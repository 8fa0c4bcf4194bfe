package io.xeroconnect;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenCipher;
import io.xeroconnect.store.TokenKeys;
import io.xeroconnect.store.TokenStore;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.time.Duration;
import java.util.List;

/** What can be wrong with how the secrets are kept. */
final class SealingCauses {
    private static final TokenKeys KEYS = TokenKeys.parse(List.of(TokenKeys.generate()));
    private static final TokenKeys OTHER_KEYS = TokenKeys.parse(List.of(TokenKeys.generate()));

    private SealingCauses() {}

    static List<Cause> all() {
        return List.of(
                Cause.of("the store is not wrapped", "sealing.none", AppCauses::enter),
                new Cause("nothing is written", "sealing.in-memory", shop -> test(shop, new InMemoryTokenStore())),
                new Cause("nothing is kept yet", "sealing.sealed", shop -> test(shop, sealed(shop, KEYS))),
                new Cause("the record is sealed", "sealing.sealed", shop -> {
                    enter(shop);
                    return test(shop, sealed(shop, KEYS));
                }),
                new Cause("the record is from before sealing", "sealing.record-not-sealed", shop -> {
                    AppCauses.enter(shop);
                    return test(shop, sealed(shop, KEYS).readingUnsealed());
                }),
                new Cause("the key ring was replaced", "sealing.key-missing", SealingCauses::testWithOtherKeys),
                new Cause(
                        "the key ring is that of another machine",
                        "store.not-opened",
                        SealingCauses::testWithOtherKeys),
                new Cause("a plain record was planted", "sealing.not-opened", shop -> {
                    AppCauses.enter(shop);
                    return test(shop, sealed(shop, KEYS));
                }),
                new Cause(
                        "the key service is down",
                        "sealing.failed",
                        shop -> test(shop, EncryptedTokenStore.over(shop.store, new CipherThatIsDown()))),
                new Cause("the sealed store cannot be read", "sealing.not-checked", shop -> {
                    Cause.store(shop).failReading();
                    return test(shop, sealed(shop, KEYS));
                }));
    }

    private static Diagnosis testWithOtherKeys(Shop shop) {
        enter(shop);
        return test(shop, sealed(shop, OTHER_KEYS));
    }

    private static void enter(Shop shop) {
        try (ConnectionManager node = over(shop, sealed(shop, KEYS))) {
            node.useApp(Shop.KEY, shop.xeroApp());
        }
    }

    private static EncryptedTokenStore sealed(Shop shop, TokenKeys keys) {
        return EncryptedTokenStore.over(shop.store, new AesGcmTokenCipher(keys));
    }

    private static Diagnosis test(Shop shop, TokenStore store) {
        try (ConnectionManager node = over(shop, store)) {
            return Cause.tested(shop, node);
        }
    }

    private static ConnectionManager over(Shop shop, TokenStore store) {
        return ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(shop.xero.baseUri()))
                .clock(shop.xero.clock())
                .keepAlive(Duration.ZERO)
                .build();
    }

    private static final class CipherThatIsDown implements TokenCipher {
        @Override
        public byte[] seal(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
            throw new KeyException("The key service does not answer.");
        }

        @Override
        public byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
            throw new KeyException("The key service does not answer.");
        }

        @Override
        public String keyId(byte[] sealed) throws GeneralSecurityException {
            throw new KeyException("The key service does not answer.");
        }
    }
}
