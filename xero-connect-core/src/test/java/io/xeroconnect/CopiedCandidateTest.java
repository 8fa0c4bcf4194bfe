package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copied store leaves alone what the original still has to check. */
final class CopiedCandidateTest {
    private final Shop shop = new Shop();
    private final ConnectionManager production =
            shop.node().deployment("production").build();
    private final ConnectionManager staging = shop.node().deployment("staging").build();
    private final SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);

    @BeforeEach
    void useApp() {
        production.useApp(Shop.KEY, shop.xeroApp());
    }

    @AfterEach
    void close() {
        production.close();
        staging.close();
        shop.close();
    }

    private XeroConnection consent(ConnectionManager node, SandboxOrganisation chosen) {
        Consent consent = Consent.begin(node);
        URI callback = shop.owner.allow(consent.request().uri(), chosen);
        return consent.load(callback.getRawQuery());
    }

    private void leaveUnchecked() {
        shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
        assertThat(catchThrowable(() -> consent(production, shop.organisation)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.resetRequests();
    }

    private StatusReason reasonAtStaging() {
        return staging.findConnection(Shop.KEY).orElseThrow().reason();
    }

    private void asksXeroForNothing(ThrowingCallable... actions) {
        shop.xero.resetRequests();
        for (ThrowingCallable action : List.of(actions)) {
            assertThat(catchThrowable(action))
                    .isInstanceOfSatisfying(
                            ReauthorizationRequiredException.class,
                            e -> assertThat(e.reason())
                                    .isEqualTo(ReauthorizationRequiredException.Reason.COPIED_STORE));
        }
        shop.xero.advance(Duration.ofDays(1));
        staging.keepAlive();
        assertThat(shop.xero.requests()).isEmpty();
    }

    @Test
    void onlyConsentIsNotCheckedByTheCopy() {
        leaveUnchecked();
        assertThat(reasonAtStaging()).isEqualTo(StatusReason.COPIED_STORE);
        asksXeroForNothing(() -> staging.accessToken(Shop.KEY));
        assertThat(production.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    @Test
    void organisationThatWaitsForTheOwnerIsNeitherConfirmedNorRemovedByTheCopy() {
        consent(production, shop.organisation);
        assertThat(catchThrowable(() -> consent(production, second))).isInstanceOf(AuthorizationFailedException.class);
        asksXeroForNothing(
                () -> staging.rejectTenant(Shop.KEY),
                () -> staging.confirmTenant(Shop.KEY, second.tenantId().toString()),
                () -> staging.accessToken(Shop.KEY));
        staging.disconnect(Shop.KEY);
        assertThat(shop.xero.requests()).isEmpty();
        assertThat(shop.xero.connectionsOf(shop.owner, shop.app)).hasSize(2);
    }

    @Test
    void takingOverLetsTheCopyFinishIt() {
        leaveUnchecked();
        staging.takeOver(Shop.KEY);
        assertThat(staging.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(reasonAtStaging()).isEqualTo(StatusReason.OK);
    }

    @Test
    void consentAtTheCopyIsItsOwn() {
        leaveUnchecked();
        assertThat(consent(staging, second).isUsable()).isTrue();
        assertThat(staging.accessToken(Shop.KEY).value()).isNotEmpty();
    }

    /** Nobody at the copy may refresh the original's set, so nobody there would ever end its lease. */
    @Test
    void aRefreshThatTheOriginalHadBegunKeepsNoAdoptionAwayForEver() {
        consent(production, shop.organisation);
        try (ConnectionManager ending = shop.node(new EndingStore(shop.store, 1, true))
                .deployment("production")
                .build()) {
            assertThat(catchThrowable(() -> ending.refresh(Shop.KEY))).isInstanceOf(TokenStoreException.class);
        }
        String token = new OldProgram(shop).connect(shop.owner, shop.organisation);
        String tenantId = shop.organisation.tenantId().toString();
        assertThat(catchThrowable(() -> staging.adopt(Shop.KEY, shop.xeroApp(), token, tenantId)))
                .isInstanceOf(TemporarilyUnavailableException.class);
        shop.xero.advance(Duration.ofMinutes(5));
        assertThat(staging.adopt(Shop.KEY, shop.xeroApp(), token, tenantId).isUsable())
                .isTrue();
    }
}
