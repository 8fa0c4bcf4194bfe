package io.xeroconnect.acceptance.torture;

import java.io.IOException;

/** A store that can be taken away from those who use it, and given back with all that it held. Blocks. */
interface StoreUnderTest extends AutoCloseable {
    /** Returns what {@link StoreKind#open} wants. */
    String address();

    /** Takes it away: every use fails. */
    void takeAway() throws IOException, InterruptedException;

    /** Gives it back. */
    void giveBack() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
