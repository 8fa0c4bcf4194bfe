package io.xeroconnect.sandbox.internal.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    @Test
    void verifierOfTheJdkTakesEverySignature() {
        SigningKey key = SigningKey.ofThisJvm();
        for (int i = 0; i < 500; i++) {
            byte[] content = ("content " + i).getBytes(UTF_8);
            byte[] signature = key.sign(content);
            assertThat(signature).hasSize(256);
            assertThat(key.verifies(content, signature)).isTrue();
            signature[i % 256] ^= 1;
            assertThat(key.verifies(content, signature)).isFalse();
        }
    }

    @Test
    void modulusAlwaysHas2048Bits() {
        for (int i = 0; i < 10; i++) {
            MultiPrimeRsa rsa = MultiPrimeRsa.generate();
            assertThat(rsa.modulus().bitLength()).isEqualTo(2_048);
            BigInteger message = BigInteger.valueOf(i + 2L);
            assertThat(rsa.sign(message).modPow(MultiPrimeRsa.EXPONENT, rsa.modulus()))
                    .isEqualTo(message);
        }
    }
}
