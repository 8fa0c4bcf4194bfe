package io.xeroconnect.sandbox.internal.oauth;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of this JVM, for RS256. Safe for use by many threads. */
final class SigningKey {
    private static final SigningKey OF_THIS_JVM = new SigningKey();

    /** What stands before a SHA-256 in a signature (RFC 8017 §9.2, note 1). */
    private static final byte[] SHA_256_FOLLOWS = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private static final int BYTES = MultiPrimeRsa.BITS / Byte.SIZE;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final MultiPrimeRsa rsa = MultiPrimeRsa.generate();
    private final PublicKey publicKey;
    private final byte[] thumbprint;

    private SigningKey() {
        try {
            publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.modulus(), MultiPrimeRsa.EXPONENT));
            thumbprint = MessageDigest.getInstance("SHA-1").digest(publicKey.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has RSA and SHA-1.", e);
        }
    }

    static SigningKey ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** The names of this key in a header. */
    KeyName name() {
        return new KeyName(thumbprint);
    }

    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2.1). */
    byte[] sign(byte[] content) {
        byte[] signature = rsa.sign(new BigInteger(1, padded(content))).toByteArray();
        byte[] fixed = new byte[BYTES];
        int length = Math.min(BYTES, signature.length);
        System.arraycopy(signature, signature.length - length, fixed, BYTES - length, length);
        return fixed;
    }

    boolean verifies(byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(publicKey);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The public half as a JSON Web Key (RFC 7517). */
    Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("kid", name().kid());
        jwk.put("x5t", name().x5t());
        jwk.put("e", unsigned(MultiPrimeRsa.EXPONENT));
        jwk.put("n", unsigned(rsa.modulus()));
        jwk.put("alg", "RS256");
        return jwk;
    }

    /** {@code 00 01 FF .. FF 00}, then the hash with its name (RFC 8017 §9.2). */
    private static byte[] padded(byte[] content) {
        byte[] hash = sha256(content);
        byte[] block = new byte[BYTES];
        int end = BYTES - hash.length - SHA_256_FOLLOWS.length;
        Arrays.fill(block, 2, end - 1, (byte) 0xFF);
        block[1] = 1;
        System.arraycopy(SHA_256_FOLLOWS, 0, block, end, SHA_256_FOLLOWS.length);
        System.arraycopy(hash, 0, block, BYTES - hash.length, hash.length);
        return block;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
