package io.xeroconnect.lab.herd;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.lab.xero.FastXero;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Clock;
import java.util.function.Supplier;

/** The library, as a vendor writes it. */
final class LibraryHolder implements Holder {
    private final ConnectionKey key = Shops.key(0);
    private final ConnectionManager manager;

    LibraryHolder(Shops shops, FastXero xero, Clock clock) {
        InMemoryTokenStore store = new InMemoryTokenStore();
        shops.fill(store, 1);
        manager = ConnectionManager.builder(store)
                .app(Shops.APP)
                .endpoints(xero.endpoints())
                .clock(clock)
                .build();
    }

    @Override
    public Supplier<String> caller() {
        return () -> manager.accessToken(key).value();
    }

    @Override
    public void close() {
        manager.close();
    }
}
