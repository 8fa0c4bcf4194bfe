package io.xeroconnect.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import io.xeroconnect.logs.Logs;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** Listeners hear what is durable, and break nothing. */
final class ListenerTest {
    @Test
    void aListenerThatFailsIsLoggedAndBreaksNothing() throws Exception {
        ConnectionListener failing = new ConnectionListener() {
            @Override
            public void refreshed(ConnectionEvent event) {
                throw new IllegalStateException(
                        "The dashboard of " + event.connection().key() + " is down.");
            }
        };
        try (Till till = Till.connected();
                ConnectionManager node =
                        till.node().listener(failing).listener(till.heard).build()) {
            AccessToken old = till.token();
            till.expire();
            assertThat(node.accessToken(Till.KEY)).isNotEqualTo(old);
            Eventually.is("those before and after it heard", () -> till.heard.count("refreshed") == 2);
            assertThat(Logs.at(Level.ERROR)).anyMatch(line -> line.contains("The dashboard of shop-7 is down."));
        }
    }

    @Test
    void whatAListenerHearsIsAlreadyStored() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (Till till = Till.connected()) {
            ConnectionListener reading = new ConnectionListener() {
                @Override
                public void refreshed(ConnectionEvent event) {
                    seen.add(till.isLeased() + " " + till.tokens().accessToken());
                }

                @Override
                public void reauthorizationRequired(ConnectionEvent event) {
                    seen.add(till.manager.findConnection(Till.KEY).orElseThrow().status()
                            + " "
                            + event.connection().status());
                }
            };
            try (ConnectionManager node = till.node().listener(reading).build()) {
                till.expire();
                String next = node.accessToken(Till.KEY).value();
                Eventually.is("it heard of the refresh", () -> seen.equals(List.of("false " + next)));
                till.xero.advance(Duration.ofDays(61));
                assertThatThrownBy(() -> node.accessToken(Till.KEY))
                        .isInstanceOf(ReauthorizationRequiredException.class);
                String required = ConnectionStatus.REAUTHORIZATION_REQUIRED.toString();
                Eventually.is("it heard of the end", () -> seen.contains(required + " " + required));
            }
        }
    }

    @Test
    void noTokenAndNoSecretIsLogged() throws Exception {
        try (Till till = Till.connected()) {
            String first = till.tokens().refreshToken().orElseThrow();
            till.expire();
            till.token();
            till.store.put(Till.KEY, "{\"format\":1,\"tokens\":\"geheim-8134\"}".getBytes(UTF_8));
            assertThatThrownBy(() -> till.manager.findConnection(Till.KEY)).isInstanceOf(TokenStoreException.class);
            assertThat(till.manager.connections()).isEmpty();
            assertThat(Logs.all())
                    .isNotEmpty()
                    .noneMatch(line ->
                            line.contains(first) || line.contains(till.app.secret()) || line.contains("geheim-8134"));
        }
    }
}
