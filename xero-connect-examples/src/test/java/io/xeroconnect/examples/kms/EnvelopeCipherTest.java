package io.xeroconnect.examples.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.store.EncryptedTokenStore;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvelopeCipherTest {
    private static final byte[] SHOP = "shop-7".getBytes(UTF_8);
    private static final byte[] PLAIN = "secret".getBytes(UTF_8);

    @TempDir
    Path folder;

    private LocalKeyService service;
    private EnvelopeCipher cipher;

    @BeforeEach
    void open() throws Exception {
        service = LocalKeyService.open(folder.resolve("master.p12"), "hush".toCharArray());
        cipher = new EnvelopeCipher(service);
    }

    @Test
    void sealedStoreKeepsTheContract() {
        InMemoryTokenStore records = new InMemoryTokenStore();
        TokenStoreContract.verify(() -> EncryptedTokenStore.over(records, cipher));
    }

    @Test
    void anotherProcessOpensWithTheSameMasterKey() throws Exception {
        byte[] sealed = cipher.seal(PLAIN, SHOP);
        LocalKeyService elsewhere = LocalKeyService.open(folder.resolve("master.p12"), "hush".toCharArray());
        assertThat(new EnvelopeCipher(elsewhere).open(sealed, SHOP)).isEqualTo(PLAIN);
    }

    @Test
    void anotherMasterKeyOpensNothing() throws Exception {
        byte[] sealed = cipher.seal(PLAIN, SHOP);
        LocalKeyService other = LocalKeyService.open(folder.resolve("other.p12"), "hush".toCharArray());
        assertThatThrownBy(() -> new EnvelopeCipher(other).open(sealed, SHOP))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void changedByteIsNoticed() throws Exception {
        byte[] sealed = cipher.seal(PLAIN, SHOP);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.open(changed, SHOP))
                    .as("byte %d", i)
                    .isInstanceOf(Exception.class);
        }
    }

    @Test
    void dataKeySealsAThousandRecordsAndTheServiceIsAskedOncePerKey() throws Exception {
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            sealed.add(cipher.seal(PLAIN, SHOP));
        }
        assertThat(sealed.stream().map(this::keyId).distinct()).hasSize(2);
        service.setOut(true);
        for (byte[] one : sealed) {
            assertThat(cipher.open(one, SHOP)).isEqualTo(PLAIN);
        }
    }

    @Test
    void outageStopsNeitherSealingNorOpeningWithARememberedKey() throws Exception {
        cipher.seal(PLAIN, SHOP);
        service.setOut(true);
        for (int i = 0; i < 1500; i++) {
            assertThat(cipher.open(cipher.seal(PLAIN, SHOP), SHOP)).isEqualTo(PLAIN);
        }
    }

    @Test
    void outageAtTheFirstSealSaysSo() {
        service.setOut(true);
        assertThatThrownBy(() -> cipher.seal(PLAIN, SHOP))
                .isInstanceOf(GeneralSecurityException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void onlyAHundredKeysAreRemembered() throws Exception {
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            sealed.add(new EnvelopeCipher(service).seal(PLAIN, SHOP));
        }
        for (byte[] one : sealed) {
            assertThat(cipher.open(one, SHOP)).isEqualTo(PLAIN);
        }
        service.setOut(true);
        assertThat(cipher.open(sealed.get(100), SHOP)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> cipher.open(sealed.get(0), SHOP)).hasCauseInstanceOf(IOException.class);
    }

    private String keyId(byte[] sealed) {
        try {
            return cipher.keyId(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
