package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class FaultsTest {
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
    void lostReplyWasProcessed() {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        lost(first);
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(first.refresh())).isFalse();
    }

    @Test
    void resetRequestWasNotProcessed() {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.RESET_BEFORE);
        lost(first);
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
    }

    @Test
    void truncatedJsonWasProcessedAndHidesItsEnd() {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.TRUNCATED_JSON);
        HttpResponse<String> response = refresh(first);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(response.body().length());
        assertThatThrownBy(() -> TestClient.json(response)).isInstanceOf(UncheckedIOException.class);
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(first.refresh())).isFalse();
    }

    @Test
    void maintenancePageIsHtml() {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        HttpResponse<String> response = refresh(first);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        sandbox.advance(Duration.ofMinutes(31));
        assertThat(sandbox.isAlive(first.refresh())).isTrue();
    }

    @Test
    void rateLimitSaysWhichAndHowLong() {
        sandbox.faults().next(Endpoint.ORGANISATION, Fault.rateLimited(Duration.ofSeconds(66_975), "day"));
        HttpResponse<String> response =
                client.organisation(shop.connect().access(), shop.books().tenantId());
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("66975");
        assertThat(response.headers().firstValue("X-Rate-Limit-Problem")).contains("day");
    }

    @Test
    void anyReplyCanBeAskedFor() {
        sandbox.faults().next(Endpoint.TOKEN, Fault.status(403, "text/plain", "Forbidden"));
        HttpResponse<String> response = client.refresh(shop.app(), "any");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("Forbidden");
    }

    @Test
    void slowReplyIsProcessedAtOnce() {
        Tokens first = shop.connect();
        sandbox.faults().next(Endpoint.TOKEN, Fault.slow(Duration.ofMillis(200)));
        long start = System.nanoTime();
        assertThat(refresh(first).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void faultsComeInOrderAndAsOftenAsAsked() {
        sandbox.faults().next(Endpoint.KEYS, Fault.HTML_503, 2);
        sandbox.faults().next(Endpoint.KEYS, Fault.status(500, "text/plain", "no"));
        assertThat(List.of(keys(), keys(), keys(), keys())).containsExactly(503, 503, 500, 200);
    }

    @Test
    void faultsConcernOneEndpoint() {
        sandbox.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        assertThat(keys()).isEqualTo(200);
    }

    @Test
    void clearedFaultsDoNotHappen() {
        sandbox.faults().next(Endpoint.KEYS, Fault.HTML_503, 5);
        sandbox.faults().clear();
        assertThat(keys()).isEqualTo(200);
    }

    @Test
    void everyEndpointCanFail() {
        for (Endpoint endpoint : List.of(Endpoint.DISCOVERY, Endpoint.KEYS, Endpoint.CONNECTIONS, Endpoint.AUTHORIZE)) {
            sandbox.faults().next(endpoint, Fault.HTML_503);
        }
        assertThat(client.get("/.well-known/openid-configuration").statusCode()).isEqualTo(503);
        assertThat(keys()).isEqualTo(503);
        assertThat(client.get("/connections").statusCode()).isEqualTo(503);
        assertThat(client.get("/identity/connect/authorize").statusCode()).isEqualTo(503);
    }

    private void lost(Tokens tokens) {
        assertThatThrownBy(() -> refresh(tokens)).isInstanceOf(UncheckedIOException.class);
    }

    private HttpResponse<String> refresh(Tokens tokens) {
        return client.refresh(shop.app(), tokens.refresh());
    }

    private int keys() {
        return client.get("/.well-known/openid-configuration/jwks").statusCode();
    }
}
