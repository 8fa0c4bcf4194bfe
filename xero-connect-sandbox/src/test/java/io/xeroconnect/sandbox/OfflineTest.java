package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class OfflineTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    @Test
    void offlineSandboxRefusesConnections() {
        sandbox.goOffline();
        sandbox.goOffline();
        assertThatThrownBy(() -> client.get("/connections"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void backOnlineNothingIsForgotten() {
        Tokens first = shop.connect();
        URI before = sandbox.baseUri();
        sandbox.faults().next(Endpoint.KEYS, Fault.HTML_503);
        sandbox.goOffline();
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
        sandbox.goOnline();
        sandbox.goOnline();
        assertThat(sandbox.baseUri()).isEqualTo(before);
        assertThat(client.refresh(shop.app(), first.refresh()).statusCode()).isEqualTo(200);
        assertThat(sandbox.count(Endpoint.TOKEN)).isEqualTo(2);
        assertThat(client.get("/.well-known/openid-configuration/jwks").statusCode())
                .isEqualTo(503);
    }

    @Test
    void replyUnderWayIsLost() throws Exception {
        Tokens first = shop.connect();
        try (Hold hold = sandbox.hold(Endpoint.TOKEN)) {
            CompletableFuture<HttpResponse<String>> reply =
                    client.later("/connect/token", TestClient.refreshForm(first.refresh()), shop.app());
            hold.awaitArrivals(1, Duration.ofSeconds(20));
            sandbox.goOffline();
            assertThatThrownBy(() -> reply.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void closedSandboxStaysOffline() {
        sandbox.goOffline();
        sandbox.close();
        sandbox.goOnline();
        assertThatThrownBy(() -> client.get("/connections")).isInstanceOf(UncheckedIOException.class);
    }
}
