package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxRequest;
import io.xeroconnect.sandbox.XeroSandbox;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A candidate whose own refresh fails neither stops the living set nor asks Xero again and again. */
final class CandidateBesideLivingSetTest {
    private static final Fault RATE_LIMITED = Fault.rateLimited(Duration.ofMinutes(1), "minute");
    private static final Fault INVALID_CLIENT = Fault.status(401, "application/json", "{\"error\":\"invalid_client\"}");
    /** Less than a request may take is left of two minutes. */
    private static final Duration ALMOST_A_LEASE = Duration.ofSeconds(100);

    private static final int MORE_THAN_ANYBODY_SENDS = 1000;

    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);

    @BeforeEach
    void connect() {
        shop.connect();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void leaveUnchecked() {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, shop.organisation)))
                .isInstanceOf(TemporarilyUnavailableException.class);
    }

    private void leaveRejected() {
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second)))
                .isInstanceOf(AuthorizationFailedException.class);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.manager.rejectTenant(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class);
    }

    private void leave(boolean rejected) {
        if (rejected) {
            leaveRejected();
        } else {
            leaveUnchecked();
        }
        shop.xero.advance(Duration.ofMinutes(31));
        shop.xero.resetRequests();
    }

    private long posts() {
        return shop.xero.count(Endpoint.TOKEN);
    }

    private Throwable callThrice() {
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY))).isNotNull();
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY))).isNotNull();
        return catchThrowable(() -> shop.manager.accessToken(Shop.KEY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void livingSetIsRefreshedAlthoughTheCandidateIsRateLimited(boolean rejected) {
        leave(rejected);
        shop.xero.faults().next(Endpoint.TOKEN, RATE_LIMITED);
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(posts()).isEqualTo(2);
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void livingSetIsRefreshedAtOnceAlthoughNobodyKnowsWhetherTheCandidateWas() {
        leaveUnchecked();
        shop.xero.advance(Duration.ofMinutes(31));
        shop.xero.faults().next(Endpoint.TOKEN, Fault.LOST_REPLY);
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        shop.xero.advance(Duration.ofMinutes(5));
        shop.manager.keepAlive();
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
        assertThat(shop.events).contains("authorized").doesNotContain("reauthorizationRequired");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rateLimitForBothIsOneRequestEach(boolean rejected) {
        leave(rejected);
        shop.xero.faults().next(Endpoint.TOKEN, RATE_LIMITED, MORE_THAN_ANYBODY_SENDS);
        assertThat(callThrice())
                .isInstanceOfSatisfying(
                        TemporarilyUnavailableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED));
        assertThat(posts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusedAppIsAskedOnceForEach(boolean rejected) {
        leave(rejected);
        shop.xero.faults().next(Endpoint.TOKEN, INVALID_CLIENT, MORE_THAN_ANYBODY_SENDS);
        assertThat(callThrice())
                .isInstanceOfSatisfying(
                        AppRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED));
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void bothSecretsServeTheCandidateToo() {
        String unsaved = shop.app.addSecret();
        leaveUnchecked();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
        shop.app.deleteSecret(unsaved);
        shop.xero.advance(Duration.ofMinutes(31));
        shop.xero.resetRequests();
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(posts()).isEqualTo(2);
        assertThat(shop.events).containsExactly("authorized", "authorized");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void networkThatIsDownIsTriedOnceForEach(boolean rejected) {
        leave(rejected);
        AtomicInteger tries = new AtomicInteger();
        HttpTransport down = new NetHttpTransport.Builder()
                .setConnectionFactory(url -> {
                    tries.incrementAndGet();
                    throw new ConnectException("down");
                })
                .build();
        try (ConnectionManager node = shop.node().httpTransport(down).build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowable(() -> node.accessToken(Shop.KEY)))
                        .isInstanceOfSatisfying(
                                TemporarilyUnavailableException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
            }
        }
        assertThat(tries).hasValue(2);
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void withoutALivingSetTheCandidateIsNotTriedAgainBeforeTheTime() {
        shop.manager.disconnect(Shop.KEY);
        leave(false);
        shop.xero.faults().next(Endpoint.TOKEN, RATE_LIMITED);
        assertThat(callThrice()).isInstanceOf(TemporarilyUnavailableException.class);
        assertThat(posts()).isEqualTo(1);
        shop.xero.advance(Duration.ofMinutes(1));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void consentThatCouldNotBeCheckedInSixtyDaysIsDropped() {
        shop.manager.disconnect(Shop.KEY);
        leaveUnchecked();
        shop.xero.advance(Duration.ofDays(61));
        shop.xero.faults().next(Endpoint.TOKEN, RATE_LIMITED);
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY)))
                .isInstanceOf(ReauthorizationRequiredException.class);
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void candidateIsNotSentWhenTheStoreTookTooMuchOfTheLease(boolean rejected) {
        leave(rejected);
        store.beforeWriting(() -> shop.xero.advance(ALMOST_A_LEASE));
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(posts()).isEqualTo(1);
        shop.xero.advance(Duration.ofMinutes(5));
        shop.manager.keepAlive();
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void olderSecretWaitsForAnotherLeaseWhenTheAnswerToTheFirstTookTooMuchOfThisOne() throws InterruptedException {
        leaveUnchecked();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), shop.app.addSecret(), Shop.CALLBACK));
        shop.xero.advance(Duration.ofMinutes(31));
        shop.xero.resetRequests();
        Thread sweep = new Thread(shop.manager::keepAlive);
        try (Hold hold = shop.xero.hold(Endpoint.TOKEN)) {
            sweep.start();
            hold.awaitArrivals(1, Duration.ofSeconds(20));
            shop.xero.advance(ALMOST_A_LEASE);
        }
        sweep.join();
        List<Map<String, String>> sent =
                shop.xero.requests().stream().map(SandboxRequest::form).toList();
        assertThat(sent.get(1)).as("the living set's comes between").isNotEqualTo(sent.get(0));
        assertThat(shop.events).containsExactly("authorized", "authorized");
    }
}
