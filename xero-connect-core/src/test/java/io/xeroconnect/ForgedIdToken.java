package io.xeroconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.internal.json.Json;
import io.xeroconnect.internal.json.JsonException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Replaces the id_token of a token answer by one of the test's making, signed with a key of the test's own. */
final class ForgedIdToken {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final String keyId;

    ForgedIdToken(String keyId) {
        this.keyId = keyId;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the key as the member of a key set. */
    String jwk() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"" + keyId + "\",\"n\":\""
                + BASE64.encodeToString(key.getModulus().toByteArray()) + "\",\"e\":\""
                + BASE64.encodeToString(key.getPublicExponent().toByteArray()) + "\"}";
    }

    /** Returns the answer with the claims of its id_token changed, and signed again. */
    String into(String answer, Consumer<Map<String, Object>> header, Consumer<Map<String, Object>> claims) {
        Map<String, Object> json = read(answer);
        String[] parts = String.valueOf(json.get("id_token")).split("\\.", -1);
        Map<String, Object> payload = read(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
        Map<String, Object> head = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", keyId));
        header.accept(head);
        claims.accept(payload);
        String signed = BASE64.encodeToString(Json.write(head)) + "." + BASE64.encodeToString(Json.write(payload));
        json.put("id_token", signed + "." + signature(signed, String.valueOf(head.get("alg"))));
        return new String(Json.write(json), UTF_8);
    }

    private String signature(String signed, String algorithm) {
        try {
            return switch (algorithm) {
                case "none" -> "";
                case "HS256" -> hmac(signed);
                default -> rsa(signed);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classic confusion: the public key, which everybody knows, used as the secret of an HMAC. */
    private String hmac(String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pair.getPublic().getEncoded(), "HmacSHA256"));
        return BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private String rsa(String signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return BASE64.encodeToString(signature.sign());
    }

    private static Map<String, Object> read(String json) {
        try {
            return Json.object(json.getBytes(UTF_8)).except(List.of());
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
