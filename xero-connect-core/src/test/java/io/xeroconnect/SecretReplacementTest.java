package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.SecretReplacement.InUse;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client secret is replaced without a consent and without a call that fails. */
final class SecretReplacementTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private InUse replace(String secret) {
        return shop.manager.replaceSecret(Shop.KEY, secret).inUse();
    }

    private String added() {
        String secret = shop.app.addSecret();
        shop.app.saveSecret(secret);
        return secret;
    }

    private void requireRefreshWorks() {
        assertThat(shop.manager.refresh(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void newSecretTakesOverAndTheTokensStay() {
        shop.connect();
        AccessToken before = shop.manager.accessToken(Shop.KEY);
        String former = shop.app.secret();
        String next = added();
        assertThat(replace(next)).isEqualTo(InUse.NEW);
        assertThat(shop.manager.accessToken(Shop.KEY)).isEqualTo(before);
        shop.app.deleteSecret(former);
        requireRefreshWorks();
        assertThat(shop.xero.count(Endpoint.TOKEN, r -> r.form().containsValue("refresh_token")))
                .isEqualTo(1);
    }

    @Test
    void secretThatWasNotSavedAtXeroLeavesTheOlderOneInUseUntilItIs() {
        shop.connect();
        String former = shop.app.secret();
        String unsaved = shop.app.addSecret();
        assertThat(replace(unsaved)).isEqualTo(InUse.OLDER);
        requireRefreshWorks();
        shop.app.saveSecret(unsaved);
        assertThat(replace(unsaved)).isEqualTo(InUse.NEW);
        shop.app.deleteSecret(former);
        requireRefreshWorks();
    }

    @Test
    void secondUnsavedSecretDoesNotPushTheWorkingOneOut() {
        shop.connect();
        assertThat(replace(shop.app.addSecret())).isEqualTo(InUse.OLDER);
        String former = shop.app.secret();
        String second = shop.app.addSecret();
        assertThat(replace(second)).isEqualTo(InUse.OLDER);
        requireRefreshWorks();
        shop.app.saveSecret(second);
        assertThat(replace(second)).isEqualTo(InUse.NEW);
        shop.app.deleteSecret(former);
        requireRefreshWorks();
    }

    @Test
    void secondUnsavedSecretOfASetUpDoesNotEither() {
        shop.connect();
        for (String unsaved : List.of(shop.app.addSecret(), shop.app.addSecret())) {
            shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
        }
        requireRefreshWorks();
    }

    @Test
    void secretThatARefreshProvedIsTheOneThatIsKept() {
        shop.connect();
        String former = shop.app.secret();
        String proven = added();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), proven, Shop.CALLBACK));
        requireRefreshWorks();
        requireKept(former, proven);
    }

    @Test
    void secretThatAConsentProvedIsTheOneThatIsKept() {
        shop.connect();
        String former = shop.app.secret();
        String proven = added();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), proven, Shop.CALLBACK));
        shop.consent(Shop.KEY, shop.organisation);
        requireKept(former, proven);
    }

    @Test
    void secretThatATestProvedIsTheOneThatIsKept() {
        shop.connect();
        String former = shop.app.secret();
        String proven = added();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), proven, Shop.CALLBACK));
        assertThat(shop.manager.test(Shop.KEY).isHealthy()).isTrue();
        requireKept(former, proven);
    }

    /** The former secret is gone at Xero, and one more is entered that was never saved there. */
    private void requireKept(String former, String proven) {
        shop.app.deleteSecret(former);
        assertThat(proven).isNotEqualTo(former);
        assertThat(replace(shop.app.addSecret())).isEqualTo(InUse.OLDER);
        requireRefreshWorks();
    }

    @Test
    void secretThatAnotherNodeReplacedMeanwhileIsNotSaidToBeInUse() throws Exception {
        shop.connect();
        String former = shop.app.secret();
        String tried = added();
        CompletableFuture<InUse> answer;
        try (Hold probe = shop.xero.hold(Endpoint.TOKEN)) {
            answer = CompletableFuture.supplyAsync(() -> replace(tried));
            probe.awaitArrivals(1, Duration.ofSeconds(10));
            shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), former, Shop.CALLBACK));
        }
        assertThat(answer.get()).isEqualTo(InUse.UNKNOWN);
    }

    @Test
    void refusedSecretsAreTold() throws InterruptedException {
        shop.connect();
        shop.app.deleteSecret(shop.app.secret());
        assertThat(replace(shop.app.addSecret())).isEqualTo(InUse.NEITHER);
        shop.awaitEvents("authorized", "appRejected");
    }

    @Test
    void whereXeroAcceptsNeitherBothAreKeptAndTheStatusSaysSo() {
        shop.connect();
        shop.app.deleteSecret(shop.app.secret());
        String next = shop.app.addSecret();
        assertThat(replace(next)).isEqualTo(InUse.NEITHER);
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().reason())
                .isEqualTo(StatusReason.SECRET_REJECTED);
        shop.app.saveSecret(next);
        assertThat(replace(next)).isEqualTo(InUse.NEW);
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().isUsable())
                .isTrue();
    }

    @Test
    void withoutAnAnswerBothAreKeptAndTheNextRefreshFindsOut() {
        shop.connect();
        String former = shop.app.secret();
        String next = added();
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        assertThat(replace(next)).isEqualTo(InUse.UNKNOWN);
        shop.app.deleteSecret(former);
        requireRefreshWorks();
    }

    @Test
    void secretThatCouldNotBeTriedIsTriedBeforeAnotherTakesItsPlace() {
        shop.connect();
        String former = shop.app.secret();
        String untried = added();
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        assertThat(replace(untried)).isEqualTo(InUse.UNKNOWN);
        shop.app.deleteSecret(former);
        assertThat(replace(shop.app.addSecret())).isEqualTo(InUse.OLDER);
        requireRefreshWorks();
    }

    @Test
    void secretThatCannotBeTriedIsNeverLetGoForAnother() {
        shop.connect();
        String former = shop.app.secret();
        String untried = added();
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503);
        assertThat(replace(untried)).isEqualTo(InUse.UNKNOWN);
        shop.app.deleteSecret(former);
        XeroApp third = XeroApp.web(shop.app.clientId(), shop.app.addSecret(), Shop.CALLBACK);
        var before = shop.store.find(Shop.KEY);
        shop.xero.faults().next(Endpoint.TOKEN, Fault.HTML_503, 2);
        for (ThrowingCallable entered : List.<ThrowingCallable>of(
                () -> replace(third.clientSecret().orElseThrow()), () -> shop.manager.useApp(Shop.KEY, third))) {
            assertThatThrownBy(entered)
                    .isInstanceOf(TemporarilyUnavailableException.class)
                    .hasMessageContaining("could not be tried");
        }
        assertThat(shop.store.find(Shop.KEY)).isEqualTo(before);
        requireRefreshWorks();
    }

    @Test
    void untriedSecretInForceStaysBesideAThirdOneOfAnApp() {
        shop.connect();
        String former = shop.app.secret();
        String untried = added();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), untried, Shop.CALLBACK));
        shop.app.deleteSecret(former);
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), shop.app.addSecret(), Shop.CALLBACK));
        requireRefreshWorks();
    }

    @Test
    void refusalThatSaysNothingOfTheSecretDropsNeither() {
        shop.connect();
        String next = added();
        shop.xero
                .faults()
                .next(Endpoint.TOKEN, Fault.status(400, "application/json", "{\"error\":\"invalid_request\"}"));
        assertThat(replace(next)).isEqualTo(InUse.UNKNOWN);
        shop.app.deleteSecret(next);
        requireRefreshWorks();
    }

    @Test
    void managersAppIsReplacedAtTheBuilder() {
        ConnectionKey key = ConnectionKey.of("fleet");
        String former = shop.app.secret();
        try (ConnectionManager fleet = shop.node().app(shop.xeroApp()).build()) {
            Consent consent = Consent.begin(fleet, key);
            consent.load(shop.owner.allow(consent.request().uri()).getRawQuery());
            AppRejectedException refused = catchThrowableOfType(
                    AppRejectedException.class, () -> fleet.replaceSecret(key, shop.app.addSecret()));
            assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.SHARED_APP);
        }
        String unsaved = shop.app.addSecret();
        XeroApp next = XeroApp.web(shop.app.clientId(), former, Shop.CALLBACK).withSecret(unsaved);
        try (ConnectionManager fleet = shop.node().app(next).build()) {
            assertThat(fleet.refresh(key).value()).isNotEmpty();
            shop.app.saveSecret(unsaved);
            shop.app.deleteSecret(former);
            shop.xero.advance(Duration.ofMinutes(3)); // a refused secret is asked again after two
            assertThat(fleet.refresh(key).value()).isNotEmpty();
        }
    }

    @Test
    void pkceAppHasNoSecretToReplace() {
        SandboxApp pkce = shop.xero.addPkceApp("Till", Shop.CALLBACK);
        shop.manager.useApp(Shop.KEY, XeroApp.pkce(pkce.clientId(), Shop.CALLBACK));
        assertThatThrownBy(() -> replace("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PKCE");
    }

    @Test
    void noCallFailsWhileTheSecretIsReplacedUnderLoad() throws Exception {
        shop.connect();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ConnectionManager node = shop.node().build()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ConnectionManager mine = i % 2 == 0 ? shop.manager : node;
                callers.add(threads.submit(() -> {
                    while (!done.get()) {
                        mine.refresh(Shop.KEY);
                        mine.accessToken(Shop.KEY);
                        calls.incrementAndGet();
                    }
                    return null;
                }));
            }
            String former = shop.app.secret();
            for (int round = 0; round < 3; round++) {
                String next = added();
                awaitMore(calls);
                assertThat(replace(next)).isEqualTo(InUse.NEW);
                awaitMore(calls);
                shop.app.deleteSecret(former);
                former = next;
                awaitMore(calls);
            }
            done.set(true);
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitMore(AtomicLong calls) {
        long enough = calls.get() + 40;
        while (calls.get() < enough) {
            Thread.onSpinWait();
        }
    }
}
