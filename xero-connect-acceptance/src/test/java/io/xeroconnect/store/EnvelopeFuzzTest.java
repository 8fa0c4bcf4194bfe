package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;

/** No bytes open that the key did not seal, and whatever was sealed opens unless one bit of it is changed. */
final class EnvelopeFuzzTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");
    private static final TokenCipher CIPHER = new AesGcmTokenCipher(TokenKeys.of(new byte[32]));

    @FuzzTest(maxDuration = "10m")
    void anyBytesAreRefusedByName(byte[] data) {
        InMemoryTokenStore inner = new InMemoryTokenStore();
        inner.replace(new TokenRecord(KEY, 1, Instant.EPOCH, data), 0);
        try {
            EncryptedTokenStore.over(inner, CIPHER).find(KEY);
            throw new AssertionError("What nobody sealed was opened.");
        } catch (TokenStoreException e) {
            assertThat(e.reason()).isIn(Reason.KEY_MISSING, Reason.NOT_OPENED);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void sealedBytesOpenUnlessABitIsChanged(byte[] data) throws GeneralSecurityException {
        byte[] sealed = CIPHER.seal(data, KEY.value().getBytes(UTF_8));
        assertThat(CIPHER.open(sealed, KEY.value().getBytes(UTF_8))).isEqualTo(data);
        byte[] changed = sealed.clone();
        changed[Math.floorMod(Arrays.hashCode(data), changed.length)] ^= 1;
        try {
            CIPHER.open(changed, KEY.value().getBytes(UTF_8));
            throw new AssertionError("A changed payload was opened.");
        } catch (GeneralSecurityException expected) {
            assertThat(expected).isNotNull();
        }
    }
}
