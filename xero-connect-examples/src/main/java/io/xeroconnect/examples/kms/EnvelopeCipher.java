package io.xeroconnect.examples.kms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.xeroconnect.store.AesGcmTokenCipher;
import io.xeroconnect.store.TokenCipher;
import io.xeroconnect.store.TokenKeys;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Seals each record with a data key, and keeps the data key, wrapped by the service, beside it.
 *
 * <p>The service is asked once for each data key and not for each record: a data key seals a thousand records, and those
 * that were used last are remembered. While the service is out, records under a remembered key are read and written as
 * before, others are refused and stay as they are. Thread-safe; blocks on the service.
 */
public final class EnvelopeCipher implements TokenCipher {
    private static final byte[] MAGIC = "KMS1".getBytes(US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int SEALS_PER_KEY = 1000;
    private static final int REMEMBERED = 100;

    private final KeyService service;
    private final SecureRandom random = new SecureRandom();
    private final Map<ByteBuffer, TokenCipher> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<ByteBuffer> current = Optional.empty();
    private int seals;

    /** Creates a cipher on a service. */
    public EnvelopeCipher(KeyService service) {
        this.service = service;
    }

    @Override
    public synchronized byte[] seal(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
        if (current.isEmpty() || ++seals > SEALS_PER_KEY) {
            renew();
        }
        byte[] wrapped = current.orElseThrow().array();
        byte[] sealed = cipherOf(wrapped).seal(plain, associatedData);
        return ByteBuffer.allocate(MAGIC.length + 2 + wrapped.length + sealed.length)
                .put(MAGIC)
                .putShort((short) wrapped.length)
                .put(wrapped)
                .put(sealed)
                .array();
    }

    @Override
    public synchronized byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
        byte[] wrapped = wrappedKeyOf(sealed);
        int text = MAGIC.length + 2 + wrapped.length;
        return cipherOf(wrapped).open(Arrays.copyOfRange(sealed, text, sealed.length), associatedData);
    }

    /** The master key's name is known to the service only; this tells one data key from another. */
    @Override
    public String keyId(byte[] sealed) throws GeneralSecurityException {
        CRC32 sum = new CRC32();
        sum.update(wrappedKeyOf(sealed));
        return "data key " + Long.toHexString(sum.getValue());
    }

    /** A service that is out at this moment is no reason not to seal: the key that is there is as good. */
    private void renew() throws GeneralSecurityException {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        try {
            ByteBuffer wrapped = ByteBuffer.wrap(service.wrap(dataKey));
            remembered.put(wrapped, new AesGcmTokenCipher(TokenKeys.of(dataKey)));
            current = Optional.of(wrapped);
            seals = 1;
        } catch (IOException e) {
            if (current.isEmpty()) {
                throw unanswered(e);
            }
        }
        forgetTheOldest();
    }

    private TokenCipher cipherOf(byte[] wrapped) throws GeneralSecurityException {
        TokenCipher known = remembered.get(ByteBuffer.wrap(wrapped));
        return known == null ? unwrapped(wrapped) : known;
    }

    private TokenCipher unwrapped(byte[] wrapped) throws GeneralSecurityException {
        try {
            TokenCipher cipher = new AesGcmTokenCipher(TokenKeys.of(service.unwrap(wrapped)));
            remembered.put(ByteBuffer.wrap(wrapped), cipher);
            forgetTheOldest();
            return cipher;
        } catch (IOException e) {
            throw unanswered(e);
        }
    }

    private void forgetTheOldest() {
        if (remembered.size() > REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    /** With an IOException as its cause, it says that the record is good, and only the service is not there. */
    private static GeneralSecurityException unanswered(IOException e) {
        return new GeneralSecurityException("The key service did not answer.", e);
    }

    private static byte[] wrappedKeyOf(byte[] sealed) throws GeneralSecurityException {
        try {
            ByteBuffer envelope = ByteBuffer.wrap(sealed);
            byte[] magic = new byte[MAGIC.length];
            envelope.get(magic);
            byte[] wrapped = new byte[envelope.getShort() & 0xFFFF];
            envelope.get(wrapped);
            if (Arrays.equals(magic, MAGIC)) {
                return wrapped;
            }
        } catch (BufferUnderflowException e) {
            // shorter than an envelope
        }
        throw new GeneralSecurityException("This is not a sealed payload.");
    }
}
