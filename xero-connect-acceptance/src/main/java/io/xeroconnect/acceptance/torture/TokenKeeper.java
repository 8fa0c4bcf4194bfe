package io.xeroconnect.acceptance.torture;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import java.io.IOException;
import java.net.URI;
import java.util.function.UnaryOperator;

/** One server's way to keep tokens in a store that it shares with other servers. Thread-safe; every method may block. */
interface TokenKeeper extends AutoCloseable {
    /**
     * Connects a shop.
     *
     * @param owner opens the address, allows the access and returns the callback
     */
    void connect(ConnectionKey key, XeroApp app, UnaryOperator<URI> owner) throws IOException;

    /** Returns an access token for a call that is made now. */
    String accessToken(ConnectionKey key) throws IOException;

    /** Refreshes, whatever the age of the token, and returns the new one. */
    String refresh(ConnectionKey key) throws IOException;

    @Override
    void close();
}
