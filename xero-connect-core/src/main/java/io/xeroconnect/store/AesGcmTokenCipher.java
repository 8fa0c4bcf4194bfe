package io.xeroconnect.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM of the JDK with a key ring (NIST SP 800-38D). Every seal draws a random nonce of 96 bits.
 *
 * <p>Envelope: {@code XCS1}, length of the key's name, its name, nonce, ciphertext with a tag of 128 bits. What stands
 * before the nonce is authenticated together with the associated data. Thread-safe; never blocks.
 */
public final class AesGcmTokenCipher implements TokenCipher {
    private static final byte[] MAGIC = "XCS1".getBytes(US_ASCII);
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TokenKeys keys;
    private final SecureRandom random = new SecureRandom();

    /** Creates a cipher that seals with the newest of these keys and opens with any of them. */
    public AesGcmTokenCipher(TokenKeys keys) {
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    @Override
    public byte[] seal(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
        byte[] head = head(keys.newestId());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.newestKey(), nonce, head, associatedData);
        byte[] sealed = cipher.doFinal(plain);
        return ByteBuffer.allocate(head.length + nonce.length + sealed.length)
                .put(head)
                .put(nonce)
                .put(sealed)
                .array();
    }

    @Override
    public byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
        String id = keyId(sealed);
        SecretKey key = keys.find(id)
                .orElseThrow(() -> new UnrecoverableKeyException("The key " + id + " is not in the key ring."));
        byte[] head = head(id);
        int text = head.length + NONCE_BYTES;
        if (sealed.length < text + TAG_BITS / 8) {
            throw notSealed();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, head.length, text);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, head, associatedData)
                .doFinal(sealed, text, sealed.length - text);
    }

    @Override
    public String keyId(byte[] sealed) throws GeneralSecurityException {
        try {
            ByteBuffer envelope = ByteBuffer.wrap(sealed);
            byte[] magic = new byte[MAGIC.length];
            envelope.get(magic);
            byte[] id = new byte[envelope.get() & 0xFF];
            envelope.get(id);
            String text = new String(id, US_ASCII);
            if (Arrays.equals(magic, MAGIC) && text.matches("[0-9a-f]{1,64}")) {
                return text;
            }
        } catch (BufferUnderflowException e) {
            // shorter than an envelope
        }
        throw notSealed();
    }

    private static AEADBadTagException notSealed() {
        return new AEADBadTagException("This is not a sealed payload.");
    }

    private static byte[] head(String id) {
        byte[] name = id.getBytes(US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + 1 + name.length)
                .put(MAGIC)
                .put((byte) name.length)
                .put(name)
                .array();
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] head, byte[] associatedData)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(associatedData);
        return cipher;
    }

    @Override
    public String toString() {
        return "AesGcmTokenCipher[" + keys + "]";
    }
}
