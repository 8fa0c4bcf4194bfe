package io.xeroconnect.examples.kms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Plays the service: the master key lies in a key store of the JDK, and wraps by RFC 3394. It can be out. */
public final class LocalKeyService implements KeyService {
    private static final String NAME = "master";
    private static final int KEY_BITS = 256;

    private final SecretKey master;
    private volatile boolean isOut;

    private LocalKeyService(SecretKey master) {
        this.master = master;
    }

    /** Opens a PKCS#12 file, and makes it with a new master key if there is none. */
    public static LocalKeyService open(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore.PasswordProtection protection = new KeyStore.PasswordProtection(password);
        if (Files.notExists(file)) {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS, new SecureRandom());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setEntry(NAME, new KeyStore.SecretKeyEntry(generator.generateKey()), protection);
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password);
            }
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), password);
        return new LocalKeyService(((KeyStore.SecretKeyEntry) store.getEntry(NAME, protection)).getSecretKey());
    }

    /** Lets it answer nobody, or again. */
    public void setOut(boolean out) {
        isOut = out;
    }

    @Override
    public byte[] wrap(byte[] dataKey) throws IOException {
        try {
            return cipher(Cipher.WRAP_MODE).wrap(new SecretKeySpec(dataKey, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IOException("Not wrapped.", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped) throws IOException {
        try {
            return cipher(Cipher.UNWRAP_MODE)
                    .unwrap(wrapped, "AES", Cipher.SECRET_KEY)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IOException("Not wrapped with this master key.", e);
        }
    }

    private Cipher cipher(int mode) throws IOException, GeneralSecurityException {
        if (isOut) {
            throw new IOException("The key service is out.");
        }
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(mode, master);
        return cipher;
    }
}
