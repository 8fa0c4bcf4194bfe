package io.xeroconnect.acceptance.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;

/** Counts up the payload of one record by compare-and-set, as often as it is told, among others that do the same. */
final class CountingNode {
    static final ConnectionKey COUNTER = ConnectionKey.of("counter");
    static final String READY = "ready";

    private CountingNode() {}

    /** Arguments: the store, how often. Begins when it is sent a line, so that all begin together. */
    public static void main(String[] args) throws Exception {
        TokenStore store = Storage.open(args[0]);
        store.find(COUNTER);
        System.out.println(READY);
        System.out.flush();
        if (System.in.read() > 0) {
            count(store, Integer.parseInt(args[1]));
        }
    }

    static void count(TokenStore store, int times) {
        for (int done = 0; done < times; ) {
            if (count(store)) {
                done++;
            }
        }
    }

    private static boolean count(TokenStore store) {
        TokenRecord now = store.find(COUNTER).orElseThrow();
        return store.replace(counter(now.version() + 1, value(now) + 1), now.version());
    }

    static TokenRecord counter(long version, int value) {
        return new TokenRecord(
                COUNTER, version, TokenRecord.NEVER, Integer.toString(value).getBytes(UTF_8));
    }

    static int value(TokenRecord record) {
        return Integer.parseInt(new String(record.payload(), UTF_8));
    }
}
