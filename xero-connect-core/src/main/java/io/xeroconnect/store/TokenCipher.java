package io.xeroconnect.store;

import java.security.GeneralSecurityException;

/**
 * Seals payloads before they reach a store and opens them afterwards: authenticated encryption with associated data (RFC
 * 5116). {@link AesGcmTokenCipher} does it with keys of your own; implement this to use a key management service.
 *
 * <p>Implementations must be safe for use by many threads. Methods may block.
 */
public interface TokenCipher {
    /**
     * Returns the payload encrypted and authenticated, with all that {@link #open} needs besides its keys.
     *
     * @param associatedData authenticated and not encrypted; {@link #open} is given the same
     */
    byte[] seal(byte[] plain, byte[] associatedData) throws GeneralSecurityException;

    /**
     * Returns the payload that was sealed.
     *
     * @throws java.security.UnrecoverableKeyException if the key that sealed it is not there
     * @throws GeneralSecurityException if it was changed, or sealed with other associated data; with an {@link
     *     java.io.IOException} as its cause if it may be good, and only a key service could not be asked
     */
    byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException;

    /** Returns the name of the key that a payload was sealed with, which is no secret. */
    String keyId(byte[] sealed) throws GeneralSecurityException;
}
