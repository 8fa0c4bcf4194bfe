package io.xeroconnect.lab.fresh;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.lab.xero.Shops;
import io.xeroconnect.lab.xero.TemplateStore;
import io.xeroconnect.model.ConnectionKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** This library, as a vendor builds it; each connection was read once. */
final class LibraryTokens implements Tokens {
    private final TemplateStore store = TemplateStore.of(Path.of(System.getProperty(FreshBenchmark.TEMPLATE)));
    private final ConnectionManager manager = ConnectionManager.builder(store)
            .app(Shops.APP)
            .keepAlive(Duration.ZERO)
            .build();
    private final long readToFill;

    LibraryTokens(ConnectionKey[] keys) throws IOException {
        Arrays.stream(keys).parallel().forEach(manager::accessToken);
        this.readToFill = store.reads();
    }

    @Override
    public Object token(ConnectionKey key) {
        return manager.accessToken(key);
    }

    @Override
    public long disturbances() {
        return store.reads() - readToFill;
    }
}
