package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The record changes while a refresh is under way. */
final class MergeTest {
    private static final ConnectionKey NEIGHBOUR = ConnectionKey.of("shop-8");

    @Test
    void aTenantChoiceDuringARefreshIsKept() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            SandboxOrganisation second = till.xero.addOrganisation("Second Shop", till.owner);
            till.manager.useApp(NEIGHBOUR, till.xeroApp());
            till.consent(till.manager, NEIGHBOUR, second);
            other.selectTenant(Till.KEY, second.tenantId().toString());
            other.selectTenant(Till.KEY, till.organisation.tenantId().toString());
            AccessToken old = till.token();

            AccessToken next = duringARefresh(
                    till, () -> other.selectTenant(Till.KEY, second.tenantId().toString()));
            assertThat(next).isNotEqualTo(old);
            assertThat(till.tokens().accessToken()).isEqualTo(next.value());
            assertThat(till.record().tenantId()).contains(second.tenantId().toString());
            assertThat(till.isLeased()).isFalse();
            String tenant = till.manager.call(Till.KEY, (token, id) -> id);
            assertThat(tenant).isEqualTo(second.tenantId().toString());
        }
    }

    @Test
    void aNewSecretDuringARefreshIsKeptBesideTheOneInUse() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            String newSecret = till.app.addSecret();
            XeroApp changed = XeroApp.web(till.app.clientId(), newSecret, Till.CALLBACK);
            AccessToken next = duringARefresh(till, () -> other.useApp(Till.KEY, changed));
            assertThat(till.tokens().accessToken()).isEqualTo(next.value());
            XeroApp kept = till.record().app().orElseThrow();
            assertThat(kept.clientSecret()).contains(newSecret);
            assertThat(kept.previousSecret()).contains(till.app.secret());
        }
    }

    @Test
    void anotherAppDuringARefreshWaitsBesideTheLivingOne() throws Exception {
        try (Till till = Till.connected()) {
            XeroApp another = XeroApp.pkce("0123456789ABCDEF0123456789ABCDEF", Till.CALLBACK);
            AccessToken next = duringARefresh(till, () -> till.manager.useApp(Till.KEY, another));
            assertThat(till.tokens().accessToken()).isEqualTo(next.value());
            assertThat(till.record().waitingApp()).contains(another);
        }
    }

    @Test
    void aConsentDuringARefreshStands() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            till.expire();
            till.failNext(Fault.slow(Duration.ofSeconds(2)));
            try (Herd<AccessToken> waiting = Herd.of(3, till::token)) {
                Eventually.is("the refresh is processed", () -> till.posts() == 1);
                till.consent(other, Till.KEY, till.organisation);
                TokenSet consented = till.tokens();
                assertThat(waiting.answers()).extracting(AccessToken::value).containsOnly(consented.accessToken());
                assertThat(till.tokens()).isEqualTo(consented);
            }
            assertThat(till.isLeased()).isFalse();
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.heard.names()).containsExactly("authorized");
        }
    }

    @Test
    void whatWasForgottenDuringARefreshStaysForgotten() throws Exception {
        try (Till till = Till.connected();
                Hold hold = till.xero.hold(Endpoint.TOKEN)) {
            till.expire();
            try (Herd<AccessToken> waiting = Herd.of(3, till::token)) {
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                till.manager.forget(Till.KEY);
                hold.release();
                assertThatThrownBy(waiting::answers)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(AppRejectedException.class);
            }
            assertThat(till.store.holds(Till.KEY)).isFalse();
            assertThat(till.manager.findConnection(Till.KEY)).isEmpty();
        }
    }

    @Test
    void aDisconnectDuringARefreshStands() throws Exception {
        try (Till till = Till.connected();
                ConnectionManager other = till.node().build()) {
            ConnectionKey key = ConnectionKey.of("custom");
            var app = till.xero.addCustomConnection("Back office", till.organisation);
            till.manager.authorize(key, XeroApp.customConnection(app.clientId(), app.secret()));
            till.expire();
            try (Hold hold = till.xero.hold(Endpoint.TOKEN);
                    Herd<AccessToken> waiting = Herd.of(1, () -> till.manager.accessToken(key))) {
                hold.awaitArrivals(1, Duration.ofSeconds(10));
                other.disconnect(key);
                hold.release();
                assertThatThrownBy(waiting::answers).hasMessageContaining("disconnected");
            }
            assertThat(till.store.record(key).tokens()).isEmpty();
            assertThat(till.manager.findConnection(key).orElseThrow().status())
                    .isEqualTo(ConnectionStatus.CONSENT_NEEDED);
        }
    }

    private static AccessToken duringARefresh(Till till, Runnable change) throws Exception {
        till.expire();
        try (Hold hold = till.xero.hold(Endpoint.TOKEN);
                Herd<AccessToken> one = Herd.of(1, till::token)) {
            hold.awaitArrivals(1, Duration.ofSeconds(10));
            assertThat(till.isLeased()).isTrue();
            change.run();
            hold.release();
            return one.answers().get(0);
        }
    }
}
