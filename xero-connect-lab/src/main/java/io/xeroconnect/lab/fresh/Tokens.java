package io.xeroconnect.lab.fresh;

import io.xeroconnect.model.ConnectionKey;

/** One way to the FRESH token of a connection, with all connections filled in. Ends with its process. */
interface Tokens {
    /** Returns the token in the form this way gives it to its callers. */
    Object token(ConnectionKey key);

    /** Returns how often something else than a FRESH token was met since all were filled in. */
    default long disturbances() {
        return 0;
    }
}
