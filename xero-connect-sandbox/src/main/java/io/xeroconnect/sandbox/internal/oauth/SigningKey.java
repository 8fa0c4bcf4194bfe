package io.xeroconnect.sandbox.internal.oauth;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The RSA key of this JVM; made once, because making one takes longer than starting a sandbox. */
final class SigningKey {
    private static final class Holder {
        private static final SigningKey KEY = new SigningKey();
    }

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final byte[] thumbprint;

    private SigningKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
            thumbprint =
                    MessageDigest.getInstance("SHA-1").digest(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has RSA and SHA-1.", e);
        }
    }

    static SigningKey ofThisJvm() {
        return Holder.KEY;
    }

    /** {@code kid}: 40 upper-case hex digits. */
    String id() {
        return HexFormat.of().withUpperCase().formatHex(thumbprint);
    }

    /** {@code x5t}: the same thumbprint in base64url. */
    String thumbprint() {
        return BASE64.encodeToString(thumbprint);
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM signs with RSA.", e);
        }
    }

    boolean verifies(byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The public half as a JSON Web Key (RFC 7517). */
    Map<String, Object> jwk() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("use", "sig");
        jwk.put("kid", id());
        jwk.put("x5t", thumbprint());
        jwk.put("e", unsigned(key.getPublicExponent()));
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("alg", "RS256");
        return jwk;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        byte[] magnitude = new byte[bytes.length - start];
        System.arraycopy(bytes, start, magnitude, 0, magnitude.length);
        return BASE64.encodeToString(magnitude);
    }
}
