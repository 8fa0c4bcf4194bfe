package io.xeroconnect.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every sealed envelope, whatever the keys, the payload and the connection. */
final class EnvelopePropertyTest {
    private static final int TIMES = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void opensUnderEachRingThatHoldsItsKey(long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        for (int i = 0; i < TIMES; i++) {
            byte[][] ring = ring(random);
            byte[] plain = bytes(random, 5000);
            byte[] owner = owner(random);
            int sealing = random.nextInt(ring.length);
            byte[] sealed = new AesGcmTokenCipher(TokenKeys.of(ring[sealing])).seal(plain, owner);
            TokenCipher later = new AesGcmTokenCipher(TokenKeys.of(ring));
            assertThat(later.open(sealed, owner)).isEqualTo(plain);
            assertThat(later.keyId(sealed))
                    .isEqualTo(TokenKeys.of(ring[sealing]).newestId());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void isRefusedWhateverIsChangedInIt(long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        for (int i = 0; i < TIMES; i++) {
            byte[] owner = owner(random);
            TokenCipher cipher = new AesGcmTokenCipher(TokenKeys.of(ring(random)));
            byte[] sealed = cipher.seal(bytes(random, 2000), owner);
            byte[] changed = changed(random, sealed);
            assertThatThrownBy(() -> cipher.open(changed, owner)).isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> cipher.open(sealed, changed(random, owner)))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void isRefusedByNameWithoutItsKey(long seed) throws GeneralSecurityException {
        Random random = new Random(seed);
        for (int i = 0; i < TIMES; i++) {
            TokenKeys keys = TokenKeys.of(ring(random));
            byte[] sealed = new AesGcmTokenCipher(keys).seal(bytes(random, 100), new byte[0]);
            TokenCipher other = new AesGcmTokenCipher(TokenKeys.of(ring(random)));
            assertThatThrownBy(() -> other.open(sealed, new byte[0]))
                    .isInstanceOf(UnrecoverableKeyException.class)
                    .hasMessageContaining(keys.newestId());
        }
    }

    /** One bit flipped, or bytes cut off, put behind or put in. */
    private static byte[] changed(Random random, byte[] original) {
        int at = random.nextInt(original.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(original, at);
            case 1 -> Arrays.copyOf(original, original.length + 1 + random.nextInt(20));
            case 2 -> longer(original, at);
            default -> flipped(original, at, 1 << random.nextInt(8));
        };
    }

    private static byte[] longer(byte[] original, int at) {
        byte[] longer = Arrays.copyOf(original, original.length + 1);
        System.arraycopy(original, at, longer, at + 1, original.length - at);
        longer[at] = (byte) ~original[at];
        return longer;
    }

    private static byte[] flipped(byte[] original, int at, int bit) {
        byte[] flipped = original.clone();
        flipped[at] = (byte) (flipped[at] ^ bit);
        return flipped;
    }

    private static byte[] owner(Random random) {
        byte[] owner = new byte[1 + random.nextInt(300)];
        random.nextBytes(owner);
        return owner;
    }

    private static byte[][] ring(Random random) {
        byte[][] keys = new byte[1 + random.nextInt(5)][32];
        for (byte[] key : keys) {
            random.nextBytes(key);
        }
        return keys;
    }

    private static byte[] bytes(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }
}
