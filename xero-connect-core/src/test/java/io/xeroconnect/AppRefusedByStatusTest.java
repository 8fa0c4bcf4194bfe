package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import org.junit.jupiter.api.Test;

/** RFC 6749 §5.2 lets a server answer invalid_client with 400 or with 401; Xero does not say which it uses. */
final class AppRefusedByStatusTest {
    @Test
    void invalidClientWithStatus401IsTheAppsProblemAndLosesNothing() {
        try (Shop shop = new Shop()) {
            shop.connect();
            shop.xero
                    .faults()
                    .next(Endpoint.TOKEN, Fault.status(401, "application/json", "{\"error\":\"invalid_client\"}"));

            AppRejectedException refused =
                    catchThrowableOfType(AppRejectedException.class, () -> shop.manager.refresh(Shop.KEY));

            assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);
            assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().status())
                    .isEqualTo(ConnectionStatus.APP_REJECTED);
            assertThat(shop.manager.test(Shop.KEY).isHealthy()).isTrue();
        }
    }
}
