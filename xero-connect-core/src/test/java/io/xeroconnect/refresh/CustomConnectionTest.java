package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.model.AccessToken;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxApp;
import org.junit.jupiter.api.Test;

/** An app for one organisation: no consent, no refresh token. */
final class CustomConnectionTest {
    private static final ConnectionKey KEY = ConnectionKey.of("back-office");

    @Test
    void itIsConnectedWithoutAConsentAndFetchesATokenWheneverOneIsDue() throws Exception {
        try (Till till = Till.connected()) {
            XeroApp app = app(till);
            assertThat(till.manager.authorize(KEY, app).status()).isEqualTo(ConnectionStatus.CONNECTED);
            assertThat(till.heard.count("authorized")).isEqualTo(1);
            AccessToken first = till.manager.accessToken(KEY);
            String tenant = till.manager.call(KEY, (token, id) -> "<" + id + ">");
            assertThat(tenant).isEqualTo("<>");
            assertThat(till.store.record(KEY).tokens().orElseThrow().refreshToken())
                    .isEmpty();
            till.expire();
            assertThat(till.manager.accessToken(KEY)).isNotEqualTo(first);
            assertThat(till.xero.count(Endpoint.TOKEN)).isEqualTo(2);
            assertThat(till.xero.count(Endpoint.AUTHORIZE)).isZero();
        }
    }

    @Test
    void itIsDisconnectedAndComesBackWithOneCall() throws Exception {
        try (Till till = Till.connected()) {
            till.manager.authorize(KEY, app(till));
            till.manager.disconnect(KEY);
            ReauthorizationRequiredException ended =
                    catchThrowableOfType(ReauthorizationRequiredException.class, () -> till.manager.accessToken(KEY));
            assertThat(ended.reason()).isEqualTo(ReauthorizationRequiredException.Reason.DISCONNECTED);
            assertThat(till.xero.count(Endpoint.TOKEN)).isEqualTo(1);
            assertThat(till.manager.authorize(KEY).isUsable()).isTrue();
            assertThat(till.manager.accessToken(KEY).value()).isNotEmpty();
        }
    }

    @Test
    void aLostReplyEndsNothing() throws Exception {
        try (Till till = Till.connected()) {
            till.manager.authorize(KEY, app(till));
            till.expire();
            till.failNext(Fault.LOST_REPLY);
            assertThatThrownBy(() -> till.manager.accessToken(KEY)).isInstanceOf(TemporarilyUnavailableException.class);
            till.xero.advance(Till.LEASE);
            assertThat(till.manager.accessToken(KEY).value()).isNotEmpty();
            assertThat(till.manager.findConnection(KEY).orElseThrow().isUsable())
                    .isTrue();
        }
    }

    @Test
    void aRefusedGrantMeansTheAppAndNeverAConsent() throws Exception {
        try (Till till = Till.connected()) {
            till.manager.authorize(KEY, app(till));
            till.expire();
            till.failNext(Fault.status(400, "application/json", "{\"error\":\"invalid_grant\"}"));
            AppRejectedException refused =
                    catchThrowableOfType(AppRejectedException.class, () -> till.manager.accessToken(KEY));
            assertThat(refused.reason()).isEqualTo(AppRejectedException.Reason.CUSTOM_CONNECTION_INACTIVE);
            assertThat(refused).hasMessageContaining("Let its user authorise it again by the link in Xero's e-mail");
            assertThat(till.manager.findConnection(KEY).orElseThrow().reason())
                    .isEqualTo(StatusReason.CUSTOM_CONNECTION_INACTIVE);
            till.xero.advance(Till.LEASE);
            assertThat(till.manager.accessToken(KEY).value()).isNotEmpty();
        }
    }

    private static XeroApp app(Till till) {
        SandboxApp app = till.xero.addCustomConnection("Back office", till.organisation);
        return XeroApp.customConnection(app.clientId(), app.secret());
    }
}
