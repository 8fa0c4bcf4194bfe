package io.xeroconnect.acceptance.torture;

import io.xeroconnect.model.ConnectionKey;
import java.util.List;
import java.util.stream.IntStream;

/** The shops, by number. */
final class Shops {
    private Shops() {}

    static ConnectionKey key(int shop) {
        return ConnectionKey.of("shop-" + shop);
    }

    static List<ConnectionKey> keys(int connections) {
        return IntStream.range(0, connections).mapToObj(Shops::key).toList();
    }
}
