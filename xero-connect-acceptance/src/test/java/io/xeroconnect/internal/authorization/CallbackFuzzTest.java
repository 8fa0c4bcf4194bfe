package io.xeroconnect.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.store.InMemoryTokenStore;
import java.time.Duration;

/** Whatever comes to the callback or the start page is refused with the library's own error, and names no connection. */
final class CallbackFuzzTest {
    private static final ConnectionManager XERO = ConnectionManager.builder(new InMemoryTokenStore())
            .keepAlive(Duration.ZERO)
            .build();

    @FuzzTest(maxDuration = "10m")
    void anyCallbackIsRefusedByName(FuzzedDataProvider data) {
        String query = data.consumeString(9000);
        String cookies = data.consumeRemainingAsString();
        try {
            XERO.completeAuthorization(query, cookies);
            throw new AssertionError("No authorization is under way, so none can be completed.");
        } catch (AuthorizationFailedException e) {
            assertThat(e.key()).isEmpty();
        }
        try {
            XERO.continueAuthorization(query);
            throw new AssertionError("No authorization is under way, so none can go on.");
        } catch (AuthorizationFailedException e) {
            assertThat(e.key()).isEmpty();
        }
    }
}
