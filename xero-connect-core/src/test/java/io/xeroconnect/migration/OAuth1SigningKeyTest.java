package io.xeroconnect.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A private key is read from either kind of PEM file, and a text that is none is refused without being quoted. */
final class OAuth1SigningKeyTest {
    /** Sequence, version, algorithm and the head of the octet string, for keys of 1024 bits and more. */
    private static final int HEAD_OF_PKCS8 = 26;

    private static RSAPrivateCrtKey key(int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    private static String pem(String name, byte[] der) {
        return "-----BEGIN " + name + "-----\r\n" + Base64.getMimeEncoder().encodeToString(der) + "\r\n-----END " + name
                + "-----\r\n";
    }

    private static byte[] pkcs1(RSAPrivateCrtKey key) {
        byte[] pkcs8 = key.getEncoded();
        return Arrays.copyOfRange(pkcs8, HEAD_OF_PKCS8, pkcs8.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048})
    void bothKindsHoldTheSameKey(int bits) throws NoSuchAlgorithmException {
        RSAPrivateCrtKey key = key(bits);
        assertThat(OAuth1SigningKey.fromPem(pem("PRIVATE KEY", key.getEncoded()))
                        .privateKey())
                .isEqualTo(key);
        assertThat(OAuth1SigningKey.fromPem(pem("RSA PRIVATE KEY", pkcs1(key))).privateKey())
                .isEqualTo(key);
    }

    @Test
    void whatStandsAroundTheKeyIsLeftAlone() throws NoSuchAlgorithmException {
        RSAPrivateCrtKey key = key(1024);
        String file =
                "Bag Attributes\n" + pem("CERTIFICATE", new byte[] {1, 2, 3}) + pem("PRIVATE KEY", key.getEncoded());
        assertThat(OAuth1SigningKey.fromPem(file).privateKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MIICdgIBADANBgkq",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIC\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIC\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMIIC\n-----END PUBLIC KEY-----"
            })
    void textWithoutAPlainKeyIsRefused(String text) {
        assertThatThrownBy(() -> OAuth1SigningKey.fromPem(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt")
                .hasMessageNotContaining("MIIC");
    }

    @Test
    void damagedKeyIsRefusedWithoutBeingQuoted() throws NoSuchAlgorithmException {
        byte[] der = key(1024).getEncoded();
        byte[] half = Arrays.copyOf(der, der.length / 2);
        for (String name : new String[] {"PRIVATE KEY", "RSA PRIVATE KEY"}) {
            assertThatThrownBy(() -> OAuth1SigningKey.fromPem(pem(name, half)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("from its first line to its last")
                    .hasNoCause();
        }
    }

    @Test
    void textFormShowsNoKey() throws NoSuchAlgorithmException {
        OAuth1SigningKey key =
                OAuth1SigningKey.fromPem(pem("PRIVATE KEY", key(1024).getEncoded()));
        assertThat(key).hasToString("OAuth1SigningKey[redacted]");
    }
}
