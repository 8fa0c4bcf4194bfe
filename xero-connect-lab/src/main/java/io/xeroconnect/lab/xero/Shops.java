package io.xeroconnect.lab.xero;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntFunction;

/** Connections of many shops: one is made in the ordinary way, and its record is copied under the other keys. */
public final class Shops {
    /** The app of all of them. */
    public static final XeroApp APP = XeroApp.web(
            "0123456789ABCDEF0123456789ABCDEF",
            "lab-secret-lab-secret-lab-secret-lab-secret-1234",
            URI.create("http://localhost:8742/callback"));

    private final TokenRecord template;

    private Shops(TokenRecord template) {
        this.template = template;
    }

    /**
     * Makes the first.
     *
     * @param age how long ago it got its tokens: 0 for FRESH, 27 minutes for STALE, an hour for EXPIRED, 8 days for due
     */
    public static Shops agedBy(Duration age, FastXero xero) {
        InMemoryTokenStore store = new InMemoryTokenStore();
        ConnectionKey first = key(0);
        try (ConnectionManager manager = ConnectionManager.builder(store)
                .app(APP)
                .endpoints(xero.endpoints())
                .keepAlive(Duration.ZERO)
                .clock(Clock.offset(Clock.systemUTC(), age.negated()))
                .build()) {
            manager.adopt(first, APP, "refresh-of-the-first-shop", FastXeroServer.TENANT);
        }
        return new Shops(store.find(first).orElseThrow());
    }

    /** Returns the key of the shop with this number. */
    public static ConnectionKey key(int number) {
        return ConnectionKey.of("shop-" + number);
    }

    /** Returns the keys of so many shops. */
    public static ConnectionKey[] keys(int count) {
        ConnectionKey[] keys = new ConnectionKey[count];
        java.util.Arrays.setAll(keys, Shops::key);
        return keys;
    }

    /** Returns the stored record of the shop with this number; the payload of each is a copy. */
    public TokenRecord record(int number) {
        return new TokenRecord(key(number), template.version(), template.dueAt(), template.payload());
    }

    /** Stores so many, one by one. */
    public void fill(TokenStore store, int count) {
        IntFunction<TokenRecord> records = this::record;
        for (int i = 0; i < count; i++) {
            if (!store.replace(records.apply(i), 0)) {
                throw new IllegalStateException("The store was not empty.");
            }
        }
    }
}
