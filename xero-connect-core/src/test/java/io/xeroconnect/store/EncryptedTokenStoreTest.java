package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncryptedTokenStoreTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    private static final ConnectionKey OTHER = ConnectionKey.of("shop-8");
    private static final String OLD = TokenKeys.generate();
    private static final String NEW = TokenKeys.generate();

    @TempDir
    Path folder;

    private final InMemoryTokenStore inner = new InMemoryTokenStore();
    private final EncryptedTokenStore store = over(inner, OLD);

    private static EncryptedTokenStore over(TokenStore inner, String... newestFirst) {
        return EncryptedTokenStore.over(inner, new AesGcmTokenCipher(TokenKeys.parse(List.of(newestFirst))));
    }

    private static TokenRecord record(ConnectionKey key, long version, String payload) {
        return new TokenRecord(key, version, Instant.EPOCH, payload.getBytes(UTF_8));
    }

    private static Reason refusal(TokenStore store, ConnectionKey key) {
        return catchThrowableOfType(TokenStoreException.class, () -> store.find(key))
                .reason();
    }

    @Test
    void keepsTheContractInMemory() {
        TokenStoreContract.verify(() -> over(inner, OLD));
    }

    @Test
    void keepsTheContractInFiles() {
        TokenStoreContract.verify(() -> over(new FileTokenStore(folder), OLD));
    }

    @Test
    void nothingReadableReachesTheFiles() throws IOException {
        over(new FileTokenStore(folder), OLD).replace(record(KEY, 1, "hush-hush"), 0);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("hush");
            }
        }
    }

    @Test
    void samePayloadIsSealedDifferentlyEachTime() {
        store.replace(record(KEY, 1, "same"), 0);
        byte[] first = inner.find(KEY).orElseThrow().payload();
        store.replace(record(KEY, 2, "same"), 1);
        assertThat(inner.find(KEY).orElseThrow().payload()).isNotEqualTo(first);
    }

    @Test
    void recordOfAnotherConnectionDoesNotOpen() {
        store.replace(record(KEY, 1, "secret"), 0);
        byte[] stolen = inner.find(KEY).orElseThrow().payload();
        inner.replace(new TokenRecord(OTHER, 1, Instant.EPOCH, stolen), 0);
        assertThat(refusal(store, OTHER)).isEqualTo(Reason.NOT_OPENED);
    }

    @Test
    void everyChangedByteIsNoticed() {
        store.replace(record(KEY, 1, "secret"), 0);
        byte[] sealed = inner.find(KEY).orElseThrow().payload();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            InMemoryTokenStore tampered = new InMemoryTokenStore();
            tampered.replace(new TokenRecord(KEY, 1, Instant.EPOCH, changed), 0);
            assertThat(refusal(over(tampered, OLD), KEY)).as("byte %d", i).isIn(Reason.NOT_OPENED, Reason.KEY_MISSING);
        }
    }

    @Test
    void cutPayloadsAreRefused() {
        store.replace(record(KEY, 1, "secret"), 0);
        byte[] sealed = inner.find(KEY).orElseThrow().payload();
        for (int length = 0; length < sealed.length; length++) {
            InMemoryTokenStore cut = new InMemoryTokenStore();
            cut.replace(new TokenRecord(KEY, 1, Instant.EPOCH, java.util.Arrays.copyOf(sealed, length)), 0);
            assertThat(refusal(over(cut, OLD), KEY)).as("%d bytes", length).isEqualTo(Reason.NOT_OPENED);
        }
    }

    @Test
    void newKeySealsOnTheNextWriteAndTheOldOneStillOpens() {
        store.replace(record(KEY, 1, "first"), 0);
        store.replace(record(OTHER, 1, "untouched"), 0);
        EncryptedTokenStore rotated = over(inner, NEW, OLD);
        String old = rotated.sealedWith(KEY).orElseThrow();
        assertThat(rotated.find(KEY)).contains(record(KEY, 1, "first"));
        rotated.replace(record(KEY, 2, "second"), 1);
        assertThat(rotated.sealedWith(KEY)).isPresent().get().isNotEqualTo(old);
        assertThat(over(inner, NEW).find(KEY)).contains(record(KEY, 2, "second"));
        assertThat(rotated.find(OTHER)).contains(record(OTHER, 1, "untouched"));
    }

    @Test
    void missingKeyIsNamedAndNothingIsLost() {
        store.replace(record(KEY, 1, "secret"), 0);
        EncryptedTokenStore wrong = over(inner, NEW);
        TokenStoreException refused = catchThrowableOfType(TokenStoreException.class, () -> wrong.find(KEY));
        assertThat(refused.reason()).isEqualTo(Reason.KEY_MISSING);
        assertThat(refused)
                .hasMessageContaining(store.sealedWith(KEY).orElseThrow())
                .hasMessageContaining("shop-7");
        assertThat(wrong.page("", 10)).hasSize(1);
        assertThat(store.find(KEY)).contains(record(KEY, 1, "secret"));
    }

    @Test
    void recordWhoseKeyServiceDoesNotAnswerIsNotTakenForASpoiltOne() {
        store.replace(record(KEY, 1, "secret"), 0);
        TokenStoreException refused = catchThrowableOfType(
                TokenStoreException.class,
                () -> EncryptedTokenStore.over(inner, new SilentKeyService()).find(KEY));
        assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(refused).hasMessageContaining("shop-7").hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void recordsFromBeforeSealingAreReadOnlyOnRequestAndSealedByTheNextWrite() {
        inner.replace(record(KEY, 1, "{}"), 0);
        assertThat(refusal(store, KEY)).isEqualTo(Reason.NOT_OPENED);
        EncryptedTokenStore migrating = store.readingUnsealed();
        assertThat(migrating.find(KEY)).contains(record(KEY, 1, "{}"));
        assertThat(migrating.sealedWith(KEY)).isEmpty();
        migrating.replace(record(KEY, 2, "{}"), 1);
        assertThat(store.find(KEY)).contains(record(KEY, 2, "{}"));
    }

    @Test
    void textFormsShowNoKey() {
        assertThat(store + " " + TokenKeys.parse(List.of(OLD))).doesNotContain(OLD.substring(0, 8));
    }

    private static final class SilentKeyService implements TokenCipher {
        @Override
        public byte[] seal(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
            throw silent();
        }

        @Override
        public byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
            throw silent();
        }

        @Override
        public String keyId(byte[] sealed) {
            return "master";
        }

        private static GeneralSecurityException silent() {
            return new GeneralSecurityException("The key service did not answer.", new IOException("timed out"));
        }
    }
}
