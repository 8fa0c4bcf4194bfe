package io.xeroconnect.lab.fresh;

import io.xeroconnect.model.ConnectionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** Amazon's cache for a credential, one per connection. */
final class AwsTokens implements Tokens {
    private final ConcurrentHashMap<ConnectionKey, CachedSupplier<String>> suppliers = new ConcurrentHashMap<>();

    AwsTokens(ConnectionKey[] keys) {
        Instant prefetch = Instant.now().plus(Duration.ofMinutes(20));
        for (int i = 0; i < keys.length; i++) {
            String token = Texts.accessToken(i);
            CachedSupplier<String> supplier = CachedSupplier.builder(() -> RefreshResult.builder(token)
                            .prefetchTime(prefetch)
                            .staleTime(prefetch.plusSeconds(300))
                            .build())
                    .build();
            supplier.get();
            suppliers.put(keys[i], supplier);
        }
    }

    @Override
    public Object token(ConnectionKey key) {
        return Objects.requireNonNull(suppliers.get(key)).get();
    }
}
