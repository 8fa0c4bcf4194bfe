package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.Hold;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the owner does inside Xero is noticed by the next call and by the daily look, and told once. */
final class TenantCheckTest {
    private final Shop shop = new Shop();

    @BeforeEach
    void connect() {
        shop.connect();
        shop.events.clear();
        shop.xero.resetRequests();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private void nextDay() {
        shop.xero.advance(Duration.ofDays(1));
        shop.manager.keepAlive();
    }

    /** A call as the product makes it: the organisation is asked at the sandbox itself. */
    private void call() {
        assertThat(catchThrowable(() -> shop.manager.call(
                        Shop.KEY, (token, tenant) -> Organisation.ask(shop.xero.baseUri(), token, tenant))))
                .isNotNull();
    }

    private void toldOnce(StatusReason reason) {
        assertThat(shown().status()).isEqualTo(ConnectionStatus.TENANT_DISCONNECTED);
        assertThat(shown().reason()).isEqualTo(reason);
        nextDay();
        nextDay();
        assertThat(shop.events).filteredOn("tenantDisconnected"::equals).hasSize(1);
    }

    @Test
    void disconnectedOrganisationIsNoticedByTheNextCall() {
        shop.owner.disconnect(shop.app, shop.organisation);
        call();
        toldOnce(StatusReason.TENANT_GONE);
    }

    @Test
    void disconnectedOrganisationIsNoticedByTheDailyLook() {
        shop.owner.disconnect(shop.app, shop.organisation);
        nextDay();
        toldOnce(StatusReason.TENANT_GONE);
    }

    @Test
    void removedUserIsNoticedByTheNextCall() {
        shop.organisation.removeUser(shop.owner);
        call();
        toldOnce(StatusReason.TENANT_REFUSED);
    }

    @Test
    void removedUserIsNoticedByTheDailyLook() {
        shop.organisation.removeUser(shop.owner);
        nextDay();
        toldOnce(StatusReason.TENANT_REFUSED);
    }

    @Test
    void resetDemoCompanyIsNoticedByTheNextCallAndByTheDailyLook() {
        SandboxOrganisation demo = shop.xero.addDemoCompany("Demo Company (AU)", shop.owner);
        for (Runnable notice : new Runnable[] {this::call, this::nextDay}) {
            shop.manager.forget(Shop.KEY);
            shop.manager.useApp(Shop.KEY, shop.xeroApp());
            shop.consent(Shop.KEY, demo);
            shop.events.clear();
            demo.resetDemo();
            notice.run();
            toldOnce(StatusReason.TENANT_GONE);
        }
    }

    @Test
    void choosingARefusingOrganisationAgainDoesNotHideThatItRefuses() {
        shop.organisation.removeUser(shop.owner);
        nextDay();
        shop.manager.selectTenant(Shop.KEY, shop.organisation.tenantId().toString());
        call();
        toldOnce(StatusReason.TENANT_REFUSED);
        assertThat(shop.events).doesNotContain("tenantSelected");
    }

    @Test
    void choosingAnOrganisationThatAnswersAgainBringsItBack() {
        shop.organisation.removeUser(shop.owner);
        nextDay();
        shop.organisation.addUser(shop.owner);
        shop.manager.selectTenant(Shop.KEY, shop.organisation.tenantId().toString());
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void organisationThatComesBackIsNoticedByTheDailyLook() {
        shop.organisation.removeUser(shop.owner);
        nextDay();
        shop.organisation.addUser(shop.owner);
        nextDay();
        assertThat(shown().isUsable()).isTrue();
        assertThat(shop.events).filteredOn("tenantSelected"::equals).hasSize(1);
    }

    @Test
    void organisationThatComesBackIsNoticedByTheNextCallThatItAnswers() throws Exception {
        shop.organisation.removeUser(shop.owner);
        nextDay();
        shop.organisation.addUser(shop.owner);
        shop.manager.call(Shop.KEY, (token, tenant) -> Organisation.ask(shop.xero.baseUri(), token, tenant));
        assertThat(shown().isUsable()).isTrue();
    }

    private void disconnectAndReconnectInsideXero() {
        shop.owner.disconnect(shop.app, shop.organisation);
        nextDay();
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_GONE);
        shop.events.clear();
        shop.owner.connect(shop.app, shop.organisation);
    }

    @Test
    void disconnectedOrganisationThatIsBackIsNoticedByTheNextTokenAskedFor() throws InterruptedException {
        disconnectAndReconnectInsideXero();
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY)))
                .isInstanceOf(ReauthorizationRequiredException.class);
        shop.awaitEvents("tenantSelected");
        assertThat(shop.manager.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void disconnectedOrganisationThatIsBackIsNoticedByTheNextCall() throws InterruptedException {
        disconnectAndReconnectInsideXero();
        call();
        shop.awaitEvents("tenantSelected");
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void disconnectedOrganisationThatIsBackIsNoticedByATest() {
        disconnectAndReconnectInsideXero();
        shop.manager.test(Shop.KEY);
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void disconnectedOrganisationIsLookedForOnceAMinute() throws InterruptedException {
        shop.owner.disconnect(shop.app, shop.organisation);
        nextDay();
        shop.xero.resetRequests();
        for (int minute = 1; minute <= 3; minute++) {
            for (int i = 0; i < 5; i++) {
                assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY)))
                        .isInstanceOf(ReauthorizationRequiredException.class);
            }
            awaitLooks(minute);
            shop.xero.advance(Duration.ofMinutes(1));
        }
    }

    private void awaitLooks(int expected) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        synchronized (this) {
            while (shop.xero.count(Endpoint.CONNECTIONS) < expected && System.nanoTime() < end) {
                wait(20);
            }
        }
        assertThat(shop.xero.count(Endpoint.CONNECTIONS)).isEqualTo(expected);
    }

    @Test
    void listReadBeforeAnotherLookIsNotStoredAfterIt() {
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.connections(list -> {
                shop.owner.disconnect(shop.app, shop.organisation);
                call();
                return list;
            });
            callOn(node);
        }
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_GONE);
        assertThat(shop.events).containsOnlyOnce("tenantDisconnected");
    }

    @Test
    void oneLookADayCostsTwoRequestsAndIsSharedByAllNodes() {
        try (ConnectionManager node = shop.node().build()) {
            for (int hour = 0; hour < 10 * 24; hour++) {
                shop.xero.advance(Duration.ofHours(1));
                shop.manager.keepAlive();
                node.keepAlive();
            }
        }
        assertThat(shop.xero.count(Endpoint.CONNECTIONS)).isBetween(9L, 14L);
        assertThat(shop.xero.count(Endpoint.ORGANISATION)).isEqualTo(shop.xero.count(Endpoint.CONNECTIONS));
    }

    @Test
    void switchedOffNobodyLooks() {
        try (ConnectionManager node = shop.node().tenantCheck(false).build()) {
            node.refresh(Shop.KEY); // its record is due as this node sees it
            shop.xero.advance(Duration.ofDays(3));
            node.keepAlive();
            assertThat(shop.xero.count(Endpoint.CONNECTIONS)).isZero();
        }
    }

    @Test
    void copyOfAnotherDeploymentAsksXeroForNothing() {
        try (ConnectionManager production = shop.node().deployment("production").build();
                ConnectionManager staging = shop.node().deployment("staging").build()) {
            production.takeOver(Shop.KEY);
            shop.xero.advance(Duration.ofDays(1));
            staging.keepAlive();
            assertThat(shop.xero.requests()).isEmpty();
        }
    }

    @Test
    void lookThatFailsSaysSoAndIsRepeatedLater() {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        shop.xero.advance(Duration.ofDays(1));
        assertThat(shop.manager.keepAlive().count(Outcome.FAILED)).isEqualTo(1);
        assertThat(shown().isUsable()).isTrue();
        shop.xero.advance(Duration.ofMinutes(5));
        assertThat(shop.manager.keepAlive().count(Outcome.UNCHANGED)).isEqualTo(1);
    }

    private void callOn(ConnectionManager node) {
        Refusal refusal = Refusal.of(403, "AuthenticationUnsuccessful");
        assertThat(catchThrowable(() -> node.call(Shop.KEY, refusal))).isSameAs(refusal.thrown);
    }

    @Test
    void listReadBeforeANewConsentIsNotStoredAfterIt() {
        shop.owner.disconnect(shop.app, shop.organisation);
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.connections(list -> {
                shop.consent(Shop.KEY, shop.organisation);
                return list;
            });
            callOn(node);
        }
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void refusalByTheFormerOrganisationIsNotStoredForTheOneChosenMeanwhile() {
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        shop.owner.connect(shop.app, second);
        shop.manager.selectTenant(Shop.KEY, second.tenantId().toString());
        shop.manager.selectTenant(Shop.KEY, shop.organisation.tenantId().toString());
        shop.events.clear();
        shop.organisation.removeUser(shop.owner);
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.connections(list -> {
                shop.manager.selectTenant(Shop.KEY, second.tenantId().toString());
                return list;
            });
            callOn(node);
        }
        assertThat(shown().isUsable()).isTrue();
        assertThat(shop.events).containsExactly("tenantSelected");
    }

    @Test
    void callWaitsForTheLookNoLongerThanItsOwnTime() {
        try (ConnectionManager node =
                        shop.node().callerTimeout(Duration.ofSeconds(1)).build();
                Hold list = shop.xero.hold(Endpoint.CONNECTIONS)) {
            long begin = System.nanoTime();
            callOn(node);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            list.release();
        }
    }

    @Test
    void refusalBySomethingInBetweenIsNotTheOrganisations() {
        shop.xero
                .faults()
                .next(Endpoint.ORGANISATION, Fault.status(403, "text/html", "<p>Sign in to the guest network</p>"));
        nextDay();
        assertThat(shown().isUsable()).isTrue();
        assertThat(shop.events).doesNotContain("tenantDisconnected");
    }

    @Test
    void refusalWithLowerCaseNamesIsTheOrganisations() {
        String body = "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"AuthenticationUnsuccessful\"}";
        shop.xero.faults().next(Endpoint.ORGANISATION, Fault.status(403, "application/json", body));
        nextDay();
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_REFUSED);
    }

    @Test
    void refusalByOneEndpointOnlyChangesNothing() {
        Throwable refused = catchThrowable(() -> shop.manager.call(Shop.KEY, Refusal.of(403, "")));
        assertThat(refused).isNotInstanceOf(XeroConnectException.class);
        assertThat(shown().isUsable()).isTrue();
        assertThat(shop.events).isEmpty();
    }
}
