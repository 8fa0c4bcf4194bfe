package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.DisconnectPlan;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxConnection;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ending one shop's connection, at Xero and here. */
final class DisconnectTest {
    private final Shop shop = new Shop();

    @BeforeEach
    void connect() {
        shop.connect();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private List<String> linkedAtXero() {
        return shop.xero.connectionsOf(shop.owner, shop.app).stream()
                .map(SandboxConnection::tenantName)
                .toList();
    }

    private ConnectionKey another(String name, SandboxOrganisation organisation) {
        ConnectionKey key = ConnectionKey.of(name);
        shop.manager.useApp(key, shop.xeroApp());
        shop.consent(key, organisation);
        return key;
    }

    /** Disconnects, and holds the plan against what happens. */
    private void disconnectAsPlanned(ConnectionKey key) {
        DisconnectPlan plan = shop.manager.planDisconnect(key);
        List<String> before = linkedAtXero();
        shop.xero.resetRequests();
        shop.manager.disconnect(key);
        List<String> removed = plan.removedAtXero().stream().map(Tenant::name).toList();
        assertThat(linkedAtXero())
                .containsExactlyElementsOf(
                        before.stream().filter(name -> !removed.contains(name)).toList());
        assertThat(shop.xero.count(Endpoint.CONNECTIONS, r -> r.method().equals("DELETE")))
                .isEqualTo(removed.size());
        if (plan.revokesConsent() || !linkedAtXero().isEmpty()) {
            assertThat(shop.xero.count(Endpoint.REVOCATION)).isEqualTo(plan.revokesConsent() ? 1 : 0);
        }
        assertThat(plan.keepsApp()).isTrue();
    }

    private void assertWorks(ConnectionKey key) throws Exception {
        Api api = new Api(shop.xero.baseUri());
        shop.manager.refresh(key);
        String name = shop.manager
                .findConnection(key)
                .orElseThrow()
                .tenant()
                .orElseThrow()
                .name();
        assertThat(shop.manager.call(key, api::organisation)).contains("\"" + name + "\"");
    }

    @Test
    void onlyConnectionIsRemovedAndItsConsentRevoked() {
        assertThat(shop.manager.planDisconnect(Shop.KEY).revokesConsent()).isTrue();
        disconnectAsPlanned(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
        assertThat(shown().status()).isEqualTo(ConnectionStatus.CONSENT_NEEDED);
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
        assertThat(shown().nextStep()).contains("Connect");
        assertThat(shop.events).containsExactly("authorized", "disconnected");
    }

    @Test
    void fiveShopsOfOneOwnerAreDisconnectedOneByOneWithoutDisturbingTheRest() throws Exception {
        ConnectionKey two = another("two", shop.xero.addOrganisation("Two", shop.owner));
        ConnectionKey three = another("three", shop.xero.addOrganisation("Three", shop.owner));
        ConnectionKey till = another("till", shop.organisation);
        ConnectionKey five = another("five", shop.xero.addOrganisation("Five", shop.owner));
        List<ConnectionKey> order = List.of(two, Shop.KEY, five, till, three);
        for (int i = 0; i < order.size(); i++) {
            disconnectAsPlanned(order.get(i));
            for (ConnectionKey rest : order.subList(i + 1, order.size())) {
                assertWorks(rest);
            }
        }
        assertThat(linkedAtXero()).isEmpty();
        assertThat(shop.xero.count(Endpoint.REVOCATION)).isEqualTo(1);
    }

    @Test
    void organisationSharedByTwoKeysStaysForTheOther() throws Exception {
        ConnectionKey till = another("till", shop.organisation);
        DisconnectPlan plan = shop.manager.planDisconnect(Shop.KEY);
        assertThat(plan.removedAtXero()).isEmpty();
        assertThat(plan.keptForOthers()).extracting(Tenant::name).containsExactly("Corner Shop");
        disconnectAsPlanned(Shop.KEY);
        assertWorks(till);
    }

    @Test
    void connectionWhoseConsentIsStillUncheckedIsNotCutOff() throws Exception {
        ConnectionKey till = ConnectionKey.of("till");
        shop.manager.useApp(till, shop.xeroApp());
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.consent(till, shop.organisation)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.manager.disconnect(Shop.KEY);
        assertThat(shop.manager.accessToken(till).value()).isNotEmpty();
        assertWorks(till);
    }

    @Test
    void tenantThatIsListedButNotOursIsLeftAlone() {
        SandboxOrganisation foreign = shop.xero.addOrganisation("Connected by hand", shop.owner);
        ConnectionKey gone = another("gone", foreign);
        shop.manager.forget(gone);
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(shown().tenants()).hasSize(2);
        disconnectAsPlanned(Shop.KEY);
        assertThat(linkedAtXero()).containsExactly("Connected by hand");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTIONS", "REVOCATION", "TOKEN"})
    void halfDoneDisconnectionIsRunAgain(Endpoint endpoint) {
        if (endpoint == Endpoint.TOKEN) {
            shop.xero.advance(Duration.ofMinutes(31));
        }
        shop.xero.faults().next(endpoint, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.manager.disconnect(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        assertThat(shown().reason()).isEqualTo(StatusReason.OK);
        shop.xero.advance(Duration.ofMinutes(3));
        shop.manager.disconnect(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
        assertThat(shop.xero.count(Endpoint.REVOCATION, r -> r.status() == 200)).isEqualTo(1);
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @Test
    void listThatCannotBeReadAfterTheDeletionIsReadNextTime() {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.slow(Duration.ZERO));
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.manager.disconnect(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        assertThat(linkedAtXero()).isEmpty();
        shop.manager.disconnect(Shop.KEY);
        assertThat(shop.xero.count(Endpoint.REVOCATION)).isEqualTo(1);
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @Test
    void expiredTokenIsRefreshedFirst() {
        shop.xero.advance(Duration.ofDays(20));
        disconnectAsPlanned(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
    }

    @Test
    void deadConnectionIsEndedHereAtTheFirstAttempt() {
        shop.xero.advance(Duration.ofDays(61));
        shop.manager.disconnect(Shop.KEY);
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
        assertThat(shop.xero.count(Endpoint.REVOCATION)).isZero();
    }

    @Test
    void planOfADeadConnectionPromisesNothingAtXero() {
        shop.xero.advance(Duration.ofDays(61));
        assertThat(catchThrowable(() -> shop.manager.accessToken(Shop.KEY))).isNotNull();
        DisconnectPlan plan = shop.manager.planDisconnect(Shop.KEY);
        assertThat(plan.removedAtXero()).isEmpty();
        assertThat(plan.revokesConsent()).isFalse();
        disconnectAsPlanned(Shop.KEY);
    }

    @Test
    void appWhoseSecretIsGoneCanStillBeDisconnected() {
        shop.app.deleteSecret(shop.app.secret());
        shop.manager.disconnect(Shop.KEY);
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
        assertThat(linkedAtXero()).isEmpty();
    }

    @Test
    void secretReplacedAndNotSavedYetRevokesWithTheOlderOne() {
        String unsaved = shop.app.addSecret();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
        shop.manager.disconnect(Shop.KEY);
        assertThat(shop.xero.count(Endpoint.REVOCATION, r -> r.status() == 200)).isEqualTo(1);
    }

    private SandboxOrganisation chooseAnother() {
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second)))
                .isInstanceOf(AuthorizationFailedException.class);
        return second;
    }

    @Test
    void organisationThatWaitsToBeConfirmedIsPlannedAndRemovedToo() {
        chooseAnother();
        DisconnectPlan plan = shop.manager.planDisconnect(Shop.KEY);
        assertThat(plan.removedAtXero()).extracting(Tenant::name).containsExactly("Corner Shop", "Second Shop");
        assertThat(plan.revokesConsent()).isTrue();
        disconnectAsPlanned(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @Test
    void organisationThatWaitsToBeConfirmedStaysForAnotherConnection() throws Exception {
        ConnectionKey till = another("till", chooseAnother());
        DisconnectPlan plan = shop.manager.planDisconnect(Shop.KEY);
        assertThat(plan.keptForOthers()).extracting(Tenant::name).containsExactly("Second Shop");
        assertThat(plan.revokesConsent()).isFalse();
        disconnectAsPlanned(Shop.KEY);
        assertWorks(till);
    }

    @Test
    void withoutALivingSetTheOrganisationThatWaitsIsStillRemoved() {
        shop.manager.disconnect(Shop.KEY);
        chooseAnother();
        disconnectAsPlanned(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @Test
    void organisationThatXeroDoesNotRemoveNowIsRemovedByTheNextDisconnection() {
        chooseAnother();
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.manager.disconnect(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class)
                .hasMessageContaining("; disconnect again.");
        assertThat(shown().reason()).isEqualTo(StatusReason.OK);
        disconnectAsPlanned(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
    }

    @Test
    void onlyConsentIsEndedAtXeroAlthoughItWasNeverChecked() {
        ConnectionKey till = ConnectionKey.of("till");
        shop.manager.useApp(till, shop.xeroApp());
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.consent(till, second)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.manager.disconnect(till);
        assertThat(linkedAtXero()).containsExactly("Corner Shop");
    }

    @Test
    void consentBesideALivingSetIsCheckedBeforeItIsDropped() {
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503, 3);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        assertThat(catchThrowable(() -> shop.manager.disconnect(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class)
                .hasMessageContaining("; disconnect again.");
        assertThat(shown().reason()).isEqualTo(StatusReason.OK);
        shop.xero.faults().clear();
        shop.xero.advance(Duration.ofMinutes(3));
        shop.manager.disconnect(Shop.KEY);
        assertThat(linkedAtXero()).isEmpty();
    }

    @Test
    void organisationThatAnotherConnectionMayStillConfirmIsNotCutOff() {
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        ConnectionKey till = another("till", second);
        shop.manager.disconnect(till);
        assertThat(catchThrowable(() -> shop.consent(till, shop.organisation)))
                .isInstanceOf(AuthorizationFailedException.class);
        shop.manager.disconnect(Shop.KEY);
        assertThat(shop.xero.count(Endpoint.REVOCATION)).isZero();
        shop.manager.confirmTenant(till, shop.organisation.tenantId().toString());
        assertThat(shop.manager.accessToken(till).value()).isNotEmpty();
    }
}
