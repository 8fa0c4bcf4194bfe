package io.xeroconnect.lab.herd;

import java.util.function.Supplier;

/** Something that holds one token and refreshes it; its clock turns the token from FRESH to STALE to EXPIRED. */
interface Holder extends AutoCloseable {
    /** Returns what one thread calls whenever it needs the token. */
    Supplier<String> caller();

    @Override
    void close();
}
