package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.AuthorizationFailedException.Reason;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rejected organisation is either removed or kept, whatever else happens at the same time. */
final class TenantRejectionTest {
    private static final ConnectionKey OTHER = ConnectionKey.of("shop-8");

    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);

    @BeforeEach
    void chooseSecond() {
        shop.connect();
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second)))
                .isInstanceOf(AuthorizationFailedException.class);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private XeroConnection shown() {
        return shop.manager.findConnection(Shop.KEY).orElseThrow();
    }

    private boolean isLinked() {
        return isLinked(second);
    }

    private boolean isLinked(SandboxOrganisation organisation) {
        return shop.xero.connectionsOf(shop.owner, shop.app).stream()
                .anyMatch(link -> link.tenantId().equals(organisation.tenantId()));
    }

    private void confirm() {
        shop.manager.confirmTenant(Shop.KEY, second.tenantId().toString());
    }

    private static void hadNothingToConfirm(Throwable refused) {
        assertThat(refused)
                .isInstanceOfSatisfying(
                        AuthorizationFailedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOTHING_TO_CONFIRM));
    }

    private void rejectInVain(Fault fault) {
        shop.xero.faults().next(Endpoint.CONNECTIONS, fault);
        assertThat(catchThrowable(() -> shop.manager.rejectTenant(Shop.KEY)))
                .isInstanceOf(TemporarilyUnavailableException.class)
                .hasMessageContaining("reject it again");
    }

    @Test
    void onceBegunThereIsNothingToConfirm() {
        List<Throwable> refused = new ArrayList<>();
        store.beforeListing(() -> refused.add(catchThrowable(this::confirm)));
        shop.manager.rejectTenant(Shop.KEY);
        hadNothingToConfirm(refused.get(0));
        assertThat(isLinked()).isFalse();
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
    }

    @Test
    void confirmationThatIsOvertakenSaysSo() {
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.connections(list -> {
                shop.manager.rejectTenant(Shop.KEY);
                return list;
            });
            hadNothingToConfirm(catchThrowable(
                    () -> node.confirmTenant(Shop.KEY, second.tenantId().toString())));
        }
        assertThat(isLinked()).isFalse();
    }

    @Test
    void whatIsInterruptedIsNoLongerToBeConfirmedAndTheNextRejectionFinishesIt() {
        rejectInVain(Fault.HTML_503);
        assertThat(shown().tenantToConfirm()).isEmpty();
        hadNothingToConfirm(catchThrowable(this::confirm));
        try (ConnectionManager node = shop.node().build()) {
            node.rejectTenant(Shop.KEY);
        }
        assertThat(isLinked()).isFalse();
        assertThat(catchThrowable(() -> shop.manager.rejectTenant(Shop.KEY)))
                .isInstanceOf(AuthorizationFailedException.class);
    }

    @Test
    void whatIsInterruptedIsFinishedByTheNextSweepOfAnotherNode() {
        rejectInVain(Fault.HTML_503);
        shop.manager.close();
        try (ConnectionManager node = shop.node().build()) {
            shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
            shop.xero.advance(Duration.ofMinutes(5));
            node.keepAlive();
            assertThat(isLinked()).isTrue();
            shop.xero.advance(Duration.ofMinutes(40)); // its access token has ended by then
            node.keepAlive();
            assertThat(isLinked()).isFalse();
            XeroConnection kept = node.findConnection(Shop.KEY).orElseThrow();
            assertThat(kept.tenant().map(Tenant::name)).contains("Corner Shop");
            assertThat(kept.isUsable()).isTrue();
        }
    }

    @Test
    void lostReplyOfTheRemovalIsNoReasonToStayConnected() {
        rejectInVain(Fault.LOST_REPLY);
        assertThat(isLinked()).isFalse();
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void refusalBySomethingInBetweenIsNotTakenForARemoval() {
        rejectInVain(Fault.status(403, "text/html", "<p>Blocked by policy</p>"));
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked()).isFalse();
    }

    @Test
    void withoutALivingSetAnInterruptedRejectionLeavesNoConsent() {
        shop.manager.rejectTenant(Shop.KEY);
        shop.manager.disconnect(Shop.KEY);
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, third)))
                .isInstanceOf(AuthorizationFailedException.class);
        assertThat(shown().reason()).isEqualTo(StatusReason.TENANT_TO_CONFIRM);
        rejectInVain(Fault.HTML_503);
        assertThat(shown().reason()).isEqualTo(StatusReason.DISCONNECTED);
    }

    @Test
    void linkThatAnUncheckedConsentMayUseIsKept() {
        shop.manager.useApp(OTHER, shop.xeroApp());
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> shop.consent(OTHER, second)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked()).isTrue();
        assertThat(shop.manager.accessToken(OTHER).value()).isNotEmpty();
    }

    @Test
    void rejectedConsentOfAnotherConnectionUsesNothing() {
        rejectInVain(Fault.HTML_503);
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
        shop.manager.useApp(OTHER, shop.xeroApp());
        shop.consent(OTHER, shop.organisation);
        assertThat(catchThrowable(() -> shop.consent(OTHER, third))).isInstanceOf(AuthorizationFailedException.class);
        shop.manager.rejectTenant(OTHER);
        assertThat(isLinked(third)).isFalse();
    }

    @Test
    void linkOfAnOrganisationThatWasSelectedMeanwhileIsKept() {
        shop.manager.selectTenant(Shop.KEY, second.tenantId().toString());
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked()).isTrue();
        assertThat(shown().tenant().map(Tenant::name)).contains("Second Shop");
    }

    @Test
    void noWordWithinTenMinutesIsANo() {
        shop.xero.advance(Duration.ofMinutes(10).plusSeconds(1));
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        shop.manager.keepAlive();
        assertThat(isLinked()).isTrue();
        hadNothingToConfirm(catchThrowable(this::confirm));
        shop.xero.advance(Duration.ofMinutes(5));
        shop.manager.keepAlive();
        assertThat(isLinked()).isFalse();
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void everyOrganisationThatTheConsentConnectedIsRemoved() {
        shop.manager.rejectTenant(Shop.KEY);
        shop.app.enableBulkConnections();
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
        SandboxOrganisation fourth = shop.xero.addOrganisation("Fourth Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, third, fourth)))
                .isInstanceOf(AuthorizationFailedException.class);
        assertThat(shown().tenantToConfirm()).isPresent();
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked(third)).isFalse();
        assertThat(isLinked(fourth)).isFalse();
        assertThat(isLinked(shop.organisation)).isTrue();
    }

    @Test
    void rightConsentAfterAWrongOneRemovesWhatThatOneConnected() {
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(isLinked()).isFalse();
        assertThat(shown().tenants()).extracting(Tenant::name).containsExactly("Corner Shop");
    }

    @Test
    void rightConsentSucceedsAlthoughTheWrongOrganisationCannotBeRemovedNow() {
        Consent consent = Consent.begin(shop.manager);
        String query =
                shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.slow(Duration.ZERO));
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(consent.load(query).isUsable()).isTrue();
        assertThat(isLinked()).isTrue();
    }

    @Test
    void organisationChosenASecondTimeIsRemovedWhenItIsRejectedThen() {
        shop.xero.advance(Duration.ofSeconds(1));
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second)))
                .isInstanceOf(AuthorizationFailedException.class);
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked()).isFalse();
    }

    @Test
    void wrongOrganisationsOfTwoConsentsAreBothRemoved() {
        SandboxOrganisation third = shop.xero.addOrganisation("Third Shop", shop.owner);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, third)))
                .isInstanceOf(AuthorizationFailedException.class);
        assertThat(shown().tenantToConfirm().map(Tenant::name)).contains("Third Shop");
        shop.manager.rejectTenant(Shop.KEY);
        assertThat(isLinked()).isFalse();
        assertThat(isLinked(third)).isFalse();
    }

    @Test
    void removalIsTriedOnceMoreBeforeItIsGivenUp() {
        rejectInVain(Fault.HTML_503);
        shop.xero.advance(Duration.ofDays(2));
        shop.manager.keepAlive();
        assertThat(isLinked()).isFalse();
    }

    @Test
    void removalThatFailsAfterADayIsGivenUp() {
        rejectInVain(Fault.HTML_503);
        shop.xero.advance(Duration.ofDays(2));
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        shop.manager.keepAlive();
        hadNothingToConfirm(catchThrowable(() -> shop.manager.rejectTenant(Shop.KEY)));
        assertThat(isLinked()).isTrue();
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void wrongOrganisationIsRemovedAlthoughTheConsentAfterItCameToNothing() {
        shop.xero.advance(Duration.ofSeconds(1));
        try (Tampering between = new Tampering(shop.xero.baseUri());
                ConnectionManager node =
                        shop.node().endpoints(between.endpoints()).build()) {
            between.keys(any -> "{\"keys\":[" + ForgedIdentity.ANOTHER.jwk() + "]}");
            Consent consent = Consent.begin(node);
            String query =
                    shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery();
            assertThat(catchThrowable(() -> consent.load(query)))
                    .isInstanceOfSatisfying(
                            AuthorizationFailedException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.ID_TOKEN_INVALID));
            assertThat(isLinked()).isTrue();
            shop.xero.advance(Duration.ofMinutes(5));
            node.keepAlive();
        }
        assertThat(isLinked()).isFalse();
        assertThat(isLinked(shop.organisation)).isTrue();
        assertThat(shown().isUsable()).isTrue();
    }
}
