package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason can be reached, is shown on every node, and says what to do next. */
final class StatusTest {
    private static final Fault NO_CLIENT = Fault.status(400, "application/json", "{\"error\":\"invalid_client\"}");

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private void reach(StatusReason reason) {
        switch (reason) {
            case OK -> shop.connect();
            case NO_APP -> appGone();
            case NO_CONSENT -> shop.manager.useApp(Shop.KEY, shop.xeroApp());
            case CONSENT_UNFINISHED -> {
                shop.xero.faults().next(Endpoint.CONNECTIONS, Fault.HTML_503);
                attempt(shop::connect);
            }
            case TENANT_TO_CONFIRM -> {
                SandboxOrganisation second = shop.xero.addOrganisation("Second", shop.owner);
                shop.connect();
                shop.manager.disconnect(Shop.KEY);
                attempt(() -> shop.consent(Shop.KEY, second));
            }
            case DISCONNECTED -> {
                shop.connect();
                shop.manager.disconnect(Shop.KEY);
            }
            case SEVERAL_TENANTS -> {
                SandboxOrganisation second = shop.xero.addOrganisation("Second", shop.owner);
                shop.app.enableBulkConnections();
                shop.manager.useApp(Shop.KEY, shop.xeroApp());
                shop.consent(Shop.KEY, shop.organisation, second);
            }
            case TENANT_GONE -> {
                shop.connect();
                shop.owner.disconnect(shop.app, shop.organisation);
                attempt(() -> shop.manager.call(Shop.KEY, Refusal.of(403, "")));
            }
            case TENANT_REFUSED -> {
                shop.connect();
                shop.organisation.removeUser(shop.owner);
                attempt(() -> shop.manager.call(Shop.KEY, Refusal.of(403, "")));
            }
            case TOKEN_REFUSED -> {
                shop.connect();
                shop.xero.advance(Duration.ofDays(61));
                attempt(() -> shop.manager.accessToken(Shop.KEY));
            }
            case APP_CHANGED -> {
                consentWithADefaultApp();
                SandboxApp next = shop.xero.addWebApp("Next", Shop.CALLBACK);
                shop.manager.useApp(Shop.KEY, XeroApp.web(next.clientId(), next.secret(), Shop.CALLBACK));
                attempt(() -> shop.manager.accessToken(Shop.KEY));
            }
            case SECRET_REJECTED -> refusedRefresh(NO_CLIENT);
            case GRANT_NOT_ALLOWED -> refusedRefresh(error("unauthorized_client"));
            case SCOPE_REFUSED -> refusedRefresh(error("invalid_scope"));
            case CUSTOM_CONNECTION_INACTIVE -> {
                SandboxApp custom = shop.xero.addCustomConnection("Back office", shop.organisation);
                shop.manager.authorize(Shop.KEY, XeroApp.customConnection(custom.clientId(), custom.secret()));
                custom.allowScopes("accounting.invoices");
                attempt(() -> shop.manager.refresh(Shop.KEY));
            }
            case COPIED_STORE -> throw new IllegalArgumentException("reached by DeploymentTest");
        }
    }

    /** A consent begun with the default app of a node that no longer has one. */
    private void appGone() {
        try (ConnectionManager node = shop.node().app(shop.xeroApp()).build()) {
            node.beginAuthorization(Shop.KEY);
        }
    }

    /** A consent to the default app of a node, which other nodes do not have. */
    private void consentWithADefaultApp() {
        try (ConnectionManager node = shop.node().app(shop.xeroApp()).build()) {
            Consent consent = Consent.begin(node);
            consent.load(
                    shop.owner.allow(consent.request().uri(), shop.organisation).getRawQuery());
        }
    }

    private void refusedRefresh(Fault fault) {
        shop.connect();
        shop.xero.faults().next(Endpoint.TOKEN, fault);
        attempt(() -> shop.manager.refresh(Shop.KEY));
    }

    private static Fault error(String code) {
        return Fault.status(400, "application/json", "{\"error\":\"" + code + "\"}");
    }

    private static void attempt(ThrowingCallable action) {
        assertThat(catchThrowable(action)).isInstanceOf(RuntimeException.class);
    }

    /** That a store was copied shows only where the deployment has a name: {@code DeploymentTest}. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COPIED_STORE")
    void reasonIsReachedAndShownWithTheNextStep(StatusReason reason) {
        reach(reason);
        XeroConnection shown = shop.manager.findConnection(Shop.KEY).orElseThrow();
        assertThat(shown.reason()).isEqualTo(reason);
        assertThat(shown.nextStep()).endsWith(".").hasSizeGreaterThan(10);
        assertThat(shown.isUsable()).isEqualTo(reason == StatusReason.OK);
        assertThat(shown.status()).isEqualTo(expected(reason));
        try (ConnectionManager other = shop.node().build()) {
            assertThat(other.findConnection(Shop.KEY)).contains(shown);
            assertThat(other.connections()).containsExactly(shown);
        }
    }

    private static ConnectionStatus expected(StatusReason reason) {
        return switch (reason) {
            case OK -> ConnectionStatus.CONNECTED;
            case NO_APP -> ConnectionStatus.APP_NEEDED;
            case NO_CONSENT, CONSENT_UNFINISHED, TENANT_TO_CONFIRM, DISCONNECTED -> ConnectionStatus.CONSENT_NEEDED;
            case SEVERAL_TENANTS -> ConnectionStatus.TENANT_CHOICE_NEEDED;
            case TENANT_GONE, TENANT_REFUSED -> ConnectionStatus.TENANT_DISCONNECTED;
            case TOKEN_REFUSED, APP_CHANGED, COPIED_STORE -> ConnectionStatus.REAUTHORIZATION_REQUIRED;
            case SECRET_REJECTED, GRANT_NOT_ALLOWED, CUSTOM_CONNECTION_INACTIVE, SCOPE_REFUSED ->
                ConnectionStatus.APP_REJECTED;
        };
    }

    @Test
    void everyConnectionNotAliveComesBackByOneConsent() {
        for (StatusReason reason : new StatusReason[] {StatusReason.TOKEN_REFUSED, StatusReason.TENANT_GONE}) {
            reach(reason);
            assertThat(shop.consent(Shop.KEY, shop.organisation).reason()).isEqualTo(StatusReason.OK);
        }
    }

    @Test
    void changedDefaultAppIsNamedAndTheFormerOneBringsTheConnectionBack() {
        ConnectionKey key = ConnectionKey.of("default");
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        try (ConnectionManager former = shop.node().app(shop.xeroApp()).build();
                ConnectionManager changed = shop.node()
                        .app(XeroApp.web(other.clientId(), other.secret(), Shop.CALLBACK))
                        .build()) {
            Consent consent = Consent.begin(former, key);
            consent.load(shop.owner.allow(consent.request().uri()).getRawQuery());
            assertThat(changed.findConnection(key).orElseThrow().reason()).isEqualTo(StatusReason.APP_CHANGED);
            long before = shop.xero.count(Endpoint.TOKEN);
            assertThat(catchThrowable(() -> changed.refresh(key))).isNotNull();
            assertThat(shop.xero.count(Endpoint.TOKEN)).isEqualTo(before);
            assertThat(former.refresh(key).value()).isNotEmpty();
        }
    }

    @Test
    void daysLeftCountDownFromSixtyToZero() {
        XeroConnection shown = shop.connect();
        Instant now = shop.xero.clock().instant();
        assertThat(shown.daysLeft(now)).contains(59L);
        assertThat(shown.daysLeft(now.plus(Duration.ofDays(50)))).contains(9L);
        assertThat(shown.daysLeft(now.plus(Duration.ofDays(99)))).contains(0L);
        SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);
        ConnectionKey key = ConnectionKey.of("custom");
        XeroConnection endless =
                shop.manager.authorize(key, XeroApp.customConnection(custom.clientId(), custom.secret()));
        assertThat(endless.daysLeft(now)).isEmpty();
        assertThat(endless.isUsable()).isTrue();
    }
}
