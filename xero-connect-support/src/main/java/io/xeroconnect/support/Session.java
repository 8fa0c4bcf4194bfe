package io.xeroconnect.support;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroConnection;

/** An open store and a manager over it, for the time of one command. */
record Session(OpenStore opened, ConnectionManager xero) implements AutoCloseable {
    /** Returns the connection, or says that there is none. */
    XeroConnection known(ConnectionKey key) {
        return xero.findConnection(key)
                .orElseThrow(() -> Problem.attention("There is no connection " + key
                        + " in this store. The command list shows those that there are."));
    }

    @Override
    public void close() {
        xero.close();
        opened.close();
    }
}
