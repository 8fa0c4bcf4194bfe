package io.xeroconnect.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionScopes;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The history knows every event that a listener can hear by its name. */
final class EventNameTest {
    private static final ConnectionEvent EVENT = new ConnectionEvent(
            new XeroConnection(
                    ConnectionKey.of("shop-7"),
                    ConnectionStatus.CONNECTED,
                    StatusReason.OK,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    ConnectionScopes.NONE,
                    Optional.empty()),
            Instant.EPOCH,
            Optional.empty(),
            "");

    static Stream<Method> events() {
        return Arrays.stream(ConnectionListener.class.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsKnownByItsName(Method heard) {
        String name = EventName.of((listener, event) -> tell(heard, listener, event), EVENT);
        assertThat(name).isEqualTo(heard.getName());
    }

    private static void tell(Method heard, ConnectionListener listener, ConnectionEvent event) {
        try {
            heard.invoke(listener, event);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
