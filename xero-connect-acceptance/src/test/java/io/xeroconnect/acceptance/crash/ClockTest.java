package io.xeroconnect.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.XeroSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes whose clocks are ten minutes apart, at a server that forgives no second use of a refresh token. */
@Timeout(60)
final class ClockTest {
    private static final Duration SLOW = Duration.ofMinutes(-5);
    private static final Duration FAST = Duration.ofMinutes(5);
    private static final int ROUNDS = 10;
    private static final int CALLS_PER_NODE = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Shop shop;
    private ConnectionManager slow;
    private ConnectionManager fast;

    @BeforeEach
    void start(@TempDir Path folder) {
        shop = Shop.connected(XeroSandbox.builder().strict(), folder.toString());
        slow = node(SLOW).build();
        fast = node(FAST).build();
    }

    private ConnectionManagerBuilder node(Duration wrong) {
        return shop.node().clock(Clock.offset(Clock.systemUTC(), wrong));
    }

    @AfterEach
    void stop() {
        threads.shutdown();
        slow.close();
        fast.close();
        shop.close();
    }

    /** Xero's time moves on and that of the nodes does not, so that both trust a token that Xero has ended. */
    @Test
    void noCallFailsAndNoTokenIsSpentTwice() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            shop.xero.advance(Duration.ofMinutes(31));
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS_PER_NODE; i++) {
                answers.add(threads.submit(call(slow)));
                answers.add(threads.submit(call(fast)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).contains("Corner Shop");
            }
        }
        assertThat(shop.spent()).hasSizeGreaterThanOrEqualTo(ROUNDS).doesNotHaveDuplicates();
        assertThat(slow.refresh(Shop.KEY)).isNotEqualTo(fast.refresh(Shop.KEY));
    }

    @Test
    void theFastClockWaitsForTheLeaseOfTheSlowOne() throws Exception {
        waitsForTheLease(FAST, slow);
    }

    @Test
    void theSlowClockWaitsForTheLeaseOfTheFastOne() throws Exception {
        waitsForTheLease(SLOW, fast);
    }

    private void waitsForTheLease(Duration clock, ConnectionManager holder) throws Exception {
        try (ConnectionManager waiter =
                        node(clock).callerTimeout(Duration.ofSeconds(1)).build();
                Hold hold = shop.xero.hold(Endpoint.TOKEN)) {
            Future<AccessToken> held = threads.submit(() -> holder.refresh(Shop.KEY));
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            TemporarilyUnavailableException error =
                    catchThrowableOfType(TemporarilyUnavailableException.class, () -> waiter.refresh(Shop.KEY));
            assertThat(error.reason()).isEqualTo(Reason.DEADLINE_PASSED);
            assertThat(shop.spent()).hasSize(1);
            hold.release();
            assertThat(held.get().value()).isNotEmpty();
            shop.requireAlive(holder);
        }
        assertThat(shop.spent()).doesNotHaveDuplicates();
    }

    private Callable<String> call(ConnectionManager node) {
        return () -> node.call(Shop.KEY, this::organisation);
    }

    private String organisation(String accessToken, String tenantId) throws IOException {
        HttpRequest request = new NetHttpTransport()
                .createRequestFactory()
                .buildGetRequest(new GenericUrl(shop.xero.baseUri().resolve("/api.xro/2.0/Organisation")));
        // A product's own client at level ALL would print the token that it was given.
        request.setLoggingEnabled(false).setCurlLoggingEnabled(false);
        request.getHeaders()
                .setAuthorization("Bearer " + accessToken)
                .setAccept("application/json")
                .set("xero-tenant-id", tenantId);
        return request.execute().parseAsString();
    }
}
