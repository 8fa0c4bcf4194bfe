package io.xeroconnect.migration;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key with which an app signs its requests of OAuth 1.0a. Immutable; shows itself to nobody. */
public final class OAuth1SigningKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /** PKCS#8 (RFC 5208 §5) around a key of PKCS#1: version 0, algorithm rsaEncryption without parameters. */
    private static final byte[] RSA_HEADER = {2, 1, 0, 48, 13, 6, 9, 42, -122, 72, -122, -9, 13, 1, 1, 1, 5, 0};

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private final PrivateKey key;

    private OAuth1SigningKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Returns the key that a PEM file holds, as PKCS#8 ({@code BEGIN PRIVATE KEY}) or PKCS#1 ({@code BEGIN RSA PRIVATE
     * KEY}). Whatever stands around it, for example a certificate, is left alone.
     *
     * @throws IllegalArgumentException if there is no RSA key in it, or it is encrypted; the message does not quote it
     */
    public static OAuth1SigningKey fromPem(String pem) {
        Objects.requireNonNull(pem, "The signing key is needed: the text of the PEM file.");
        Matcher found = PEM.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    "There is no private key in this text, or it is encrypted. Pass the text of a PEM file that begins with"
                            + " BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY; openssl pkcs8 -topk8 -nocrypt decrypts one.");
        }
        boolean bare = found.group(1).startsWith("RSA");
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(2));
            byte[] wrapped = bare ? pkcs8(der) : der;
            return new OAuth1SigningKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(wrapped)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Its message may quote the key.
            throw new IllegalArgumentException("The private key cannot be read as an RSA key. Copy the whole PEM file,"
                    + " from its first line to its last.");
        }
    }

    /** Returns the key. Never log it. */
    public PrivateKey privateKey() {
        return key;
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        return element(SEQUENCE, concat(RSA_HEADER, element(OCTET_STRING, pkcs1)));
    }

    /** DER with a length of two bytes is enough for a key of 8192 bits (X.690 §8.1.3.5), and needed for one of 1024. */
    private static byte[] element(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : length < 256
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return concat(head, content);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public String toString() {
        return "OAuth1SigningKey[redacted]";
    }
}
