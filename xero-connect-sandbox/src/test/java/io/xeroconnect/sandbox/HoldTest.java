package io.xeroconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(XeroSandboxExtension.class)
class HoldTest {
    private XeroSandbox sandbox;
    private TestClient client;
    private Shop shop;

    @BeforeEach
    void open(XeroSandbox fresh) {
        sandbox = fresh;
        shop = Shop.in(fresh);
        client = shop.client();
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void heldRequestIsProcessedButNotAnswered() throws Exception {
        Tokens first = shop.connect();
        sandbox.resetRequests();
        Hold hold = sandbox.hold(Endpoint.TOKEN);
        CompletableFuture<HttpResponse<String>> reply = refreshLater(first);
        hold.awaitArrivals(1, PATIENCE);
        assertThat(sandbox.count(Endpoint.TOKEN)).isEqualTo(1);
        assertThat(reply).isNotDone();
        hold.release();
        assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void otherEndpointsAnswerMeanwhile() throws Exception {
        Tokens first = shop.connect();
        try (Hold hold = sandbox.hold(Endpoint.TOKEN)) {
            List<CompletableFuture<HttpResponse<String>>> replies =
                    IntStream.range(0, 100).mapToObj(any -> refreshLater(first)).toList();
            hold.awaitArrivals(100, PATIENCE);
            assertThat(client.connections(first.access()).statusCode()).isEqualTo(200);
            assertThat(replies).noneMatch(CompletableFuture::isDone);
        }
    }

    @Test
    void releasedHoldHoldsNothing() {
        Tokens first = shop.connect();
        sandbox.hold(Endpoint.TOKEN).release();
        assertThat(client.refresh(shop.app(), first.refresh()).statusCode()).isEqualTo(200);
    }

    @Test
    void missingArrivalsAreNamed() {
        Hold hold = sandbox.hold(Endpoint.TOKEN);
        assertThatThrownBy(() -> hold.awaitArrivals(2, Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Only 0 of 2 requests to TOKEN arrived within PT0.001S.");
    }

    @Test
    void closingTheSandboxAnswersWhatItHeld() throws Exception {
        XeroSandbox other = XeroSandbox.start();
        Shop branch = Shop.in(other);
        Hold hold = other.hold(Endpoint.CONNECTIONS);
        CompletableFuture<HttpResponse<String>> reply =
                CompletableFuture.supplyAsync(() -> branch.client().get("/connections"));
        hold.awaitArrivals(1, PATIENCE);
        other.close();
        assertThat(reply.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
    }

    private CompletableFuture<HttpResponse<String>> refreshLater(Tokens tokens) {
        return client.later("/connect/token", TestClient.refreshForm(tokens.refresh()), shop.app());
    }
}
