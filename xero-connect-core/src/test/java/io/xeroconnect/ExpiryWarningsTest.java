package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that cannot be refreshed is told of once per step, whatever the store answers and whoever sweeps. */
final class ExpiryWarningsTest {
    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);
    private final List<Long> warned = new ArrayList<>();
    private final ConnectionManager node = shop.node()
            .listener(new ConnectionListener() {
                @Override
                public void expiring(ConnectionEvent event) {
                    warned.add(event.connection().daysLeft(event.at()).orElseThrow());
                }
            })
            .build();

    @BeforeEach
    void goWhereItEndsSoon() {
        shop.connect();
        shop.xero.faults().next(Endpoint.TOKEN, Fault.rateLimited(Duration.ofSeconds(1), "minute"), 1000);
        shop.xero.advance(Duration.ofDays(35));
    }

    @AfterEach
    void close() {
        node.close();
        shop.close();
    }

    private void sweepDaily(ConnectionManager manager) {
        shop.xero.advance(Duration.ofDays(1));
        manager.keepAlive();
    }

    @Test
    void warningWhoseMarkWasWrittenWithoutAnAnswerIsToldOnce() {
        store.loseAnswer("warnedDays");
        sweepDaily(node);
        assertThat(warned).isEmpty();
        store.recover();
        sweepDaily(node);
        sweepDaily(node);
        assertThat(warned).containsExactly(22L);
    }

    @Test
    void managerWithoutListenersUsesUpNoWarning() {
        try (ConnectionManager deaf = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(shop.xero.baseUri()))
                .clock(shop.xero.clock())
                .keepAlive(Duration.ZERO)
                .build()) {
            sweepDaily(deaf);
        }
        sweepDaily(node);
        assertThat(warned).containsExactly(22L);
    }
}
