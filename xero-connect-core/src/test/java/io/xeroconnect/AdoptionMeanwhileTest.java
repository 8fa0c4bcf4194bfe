package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.error.AuthorizationFailedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.SandboxUser;
import io.xeroconnect.sandbox.XeroSandbox;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What another node does to a connection between the two writes that begin an adoption is not undone. */
final class AdoptionMeanwhileTest {
    private final SpoiltStore store = new SpoiltStore();
    private final Shop shop = new Shop(XeroSandbox.start(), store);
    private final ConnectionManager node = shop.node().build();
    private final String token = new OldProgram(shop).connect(shop.owner, shop.organisation);

    @AfterEach
    void close() {
        node.close();
        shop.close();
    }

    private XeroConnection adopt(ConnectionManager by, String refreshToken) {
        String tenantId = shop.organisation.tenantId().toString();
        return by.adopt(Shop.KEY, shop.xeroApp(), refreshToken, tenantId);
    }

    private Throwable adoptWhile(Runnable action) {
        store.beforeWriting(() -> store.beforeWriting(action));
        return catchThrowable(() -> adopt(shop.manager, token));
    }

    private void requireUnspent() {
        assertThat(shop.xero.count(
                        Endpoint.TOKEN, r -> "refresh_token".equals(r.form().get("grant_type"))))
                .isZero();
    }

    @Test
    void whatIsForgottenStaysForgotten() {
        assertThat(adoptWhile(() -> node.forget(Shop.KEY))).isInstanceOf(XeroConnectException.class);
        assertThat(node.findConnection(Shop.KEY)).isEmpty();
        requireUnspent();
    }

    @Test
    void whatIsDisconnectedStaysDisconnected() {
        assertThat(adoptWhile(() -> node.disconnect(Shop.KEY)))
                .isInstanceOfSatisfying(
                        ReauthorizationRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED));
        assertThat(node.findConnection(Shop.KEY).orElseThrow().reason()).isEqualTo(StatusReason.DISCONNECTED);
        requireUnspent();
    }

    @Test
    void whatWaitsForTheOwnersWordGoesOnWaiting() {
        SandboxUser stranger = shop.xero.addUser("stranger@shop.example");
        SandboxOrganisation strange = shop.xero.addOrganisation("Strange Shop", stranger);
        String another = new OldProgram(shop).connect(stranger, strange);
        AtomicReference<Throwable> held = new AtomicReference<>();
        assertThat(adoptWhile(() -> held.set(catchThrowable(() -> adopt(node, another)))))
                .isInstanceOfSatisfying(
                        ReauthorizationRequiredException.class,
                        e -> assertThat(e.reason())
                                .isEqualTo(ReauthorizationRequiredException.Reason.TENANT_NOT_CONFIRMED));
        assertThat(held.get()).isInstanceOf(AuthorizationFailedException.class);
        assertThat(node.confirmTenant(Shop.KEY, strange.tenantId().toString()).isUsable())
                .isTrue();
    }
}
