package io.xeroconnect.examples.kms;

import java.io.IOException;

/**
 * A key management service, which keeps a master key to itself. Fill the two methods with your provider's SDK: they are
 * called encrypt and decrypt there. Called by one thread at a time.
 */
public interface KeyService {
    /** Returns a data key, wrapped with the master key. Blocks on the service. */
    byte[] wrap(byte[] dataKey) throws IOException;

    /**
     * Returns the data key. Blocks on the service.
     *
     * @throws IOException if the service does not answer or does not know what wrapped it
     */
    byte[] unwrap(byte[] wrapped) throws IOException;
}
