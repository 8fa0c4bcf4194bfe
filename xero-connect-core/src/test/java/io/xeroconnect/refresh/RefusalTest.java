package io.xeroconnect.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.error.ReauthorizationRequiredException;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Xero refuses: the refresh token, or the app. */
final class RefusalTest {
    @Test
    void aRefusedTokenNeedsANewConsentAndIsNotPostedAgain() throws Exception {
        try (Till till = Till.connected()) {
            TokenSet before = till.tokens();
            till.xero.advance(Duration.ofDays(61));
            ReauthorizationRequiredException refused =
                    catchThrowableOfType(ReauthorizationRequiredException.class, till::token);
            assertThat(refused.reason()).isEqualTo(ReauthorizationRequiredException.Reason.TOKEN_REFUSED);
            assertThat(refused.key()).contains(Till.KEY);
            for (int i = 0; i < 20; i++) {
                till.xero.advance(Duration.ofMinutes(1));
                assertThatThrownBy(till::token).isInstanceOf(ReauthorizationRequiredException.class);
                assertThatThrownBy(() -> till.manager.refresh(Till.KEY))
                        .isInstanceOf(ReauthorizationRequiredException.class);
            }
            assertThat(till.posts()).isEqualTo(1);
            assertThat(till.tokens()).isEqualTo(before);
            assertThat(till.isLeased()).isFalse();
            assertThat(till.heard.names()).containsExactly("reauthorizationRequired");
            assertThat(status(till)).isEqualTo(ConnectionStatus.REAUTHORIZATION_REQUIRED);

            till.consent(till.manager, Till.KEY, till.organisation);
            assertThat(till.token().value()).isNotEqualTo(before.accessToken());
            assertThat(status(till)).isEqualTo(ConnectionStatus.CONNECTED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, 401, SECRET_REJECTED, SECRET_REJECTED",
        "invalid_client, 400, SECRET_REJECTED, SECRET_REJECTED",
        "unauthorized_client, 400, GRANT_NOT_ALLOWED, GRANT_NOT_ALLOWED",
        "invalid_scope, 400, SCOPE_REFUSED, SCOPE_REFUSED",
        "invalid_request, 400, REQUEST_REFUSED, GRANT_NOT_ALLOWED"
    })
    void aRefusedAppLosesNothingAndIsAskedAgainOnlyAfterAWhile(
            String error, int code, AppRejectedException.Reason reason, StatusReason shown) throws Exception {
        try (Till till = Till.connected()) {
            TokenSet before = till.tokens();
            till.expire();
            till.failNext(Fault.status(code, "application/json", "{\"error\":\"" + error + "\"}"));
            assertThat(rejection(till, Till.KEY)).isEqualTo(reason);
            assertThat(till.tokens()).isEqualTo(before);
            assertThat(till.isLeased()).isFalse();
            assertThat(till.manager.findConnection(Till.KEY).orElseThrow().reason())
                    .isEqualTo(shown);
            Eventually.is("it is told", () -> till.heard.count("appRejected") == 1);

            till.xero.advance(Duration.ofSeconds(60));
            assertThat(rejection(till, Till.KEY)).isEqualTo(reason);
            assertThat(till.posts()).isEqualTo(1);

            till.xero.advance(Duration.ofSeconds(61));
            assertThat(till.token().value()).isNotEqualTo(before.accessToken());
            assertThat(till.posts()).isEqualTo(2);
            assertThat(status(till)).isEqualTo(ConnectionStatus.CONNECTED);
            assertThat(till.heard.count("appRejected")).isEqualTo(1);
        }
    }

    @Test
    void anotherConnectionOfARefusedAppIsNotPosted() {
        try (Till till = Till.connected()) {
            ConnectionKey second = ConnectionKey.of("shop-8");
            till.connect(second);
            till.app.deleteSecret(till.app.secret());
            till.expire();
            assertThat(rejection(till, Till.KEY)).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);
            assertThat(rejection(till, second)).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);
            assertThat(till.posts()).isEqualTo(1);
        }
    }

    @Test
    void aRightSecretWorksAtOnceWithoutAConsent() {
        try (Till till = Till.connected()) {
            TokenSet before = till.tokens();
            String next = till.app.addSecret();
            till.app.saveSecret(next);
            till.app.deleteSecret(till.app.secret());
            till.expire();
            assertThat(rejection(till, Till.KEY)).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED);

            till.manager.useApp(Till.KEY, XeroApp.web(till.app.clientId(), next, Till.CALLBACK));
            assertThat(till.token().value()).isNotEqualTo(before.accessToken());
            assertThat(till.posts()).isEqualTo(2);
            assertThat(status(till)).isEqualTo(ConnectionStatus.CONNECTED);
        }
    }

    @Test
    void aStaleTokenIsServedAlthoughTheAppIsRefused() throws Exception {
        try (Till till = Till.connected()) {
            TokenSet before = till.tokens();
            till.app.deleteSecret(till.app.secret());
            till.goStale();
            assertThat(till.token().value()).isEqualTo(before.accessToken());
            Eventually.is("it is refused", () -> till.heard.count("appRejected") == 1);
            till.xero.advance(Duration.ofMinutes(3));
            assertThat(till.token().value()).isEqualTo(before.accessToken());
            assertThat(till.record().appProblem()).contains(AppRejectedException.Reason.SECRET_REJECTED);
        }
    }

    @Test
    void aNewSecretThatIsNotSavedYetLeavesTheOldOneInUse() {
        try (Till till = Till.connected()) {
            String next = till.app.addSecret();
            till.manager.useApp(Till.KEY, XeroApp.web(till.app.clientId(), next, Till.CALLBACK));
            till.expire();
            till.token();
            assertThat(till.heard.count("appRejected")).isZero();
            assertThat(status(till)).isEqualTo(ConnectionStatus.CONNECTED);

            till.app.saveSecret(next);
            till.expire();
            till.token();
            till.expire();
            till.app.deleteSecret(next);
            XeroConnectException dropped = catchThrowableOfType(XeroConnectException.class, till::token);
            assertThat(dropped)
                    .as("the old secret was dropped once the new one worked")
                    .isInstanceOf(AppRejectedException.class);
        }
    }

    @Test
    void aVendorsPreviousSecretIsUsedWhileTheNewOneIsRefused() throws Exception {
        try (Till till = Till.connected()) {
            String next = till.app.addSecret();
            XeroApp both = XeroApp.web(till.app.clientId(), next, Till.CALLBACK).withPreviousSecret(till.app.secret());
            till.manager.useApp(Till.KEY, both);
            till.expire();
            String first = till.token().value();
            till.app.saveSecret(next);
            till.app.deleteSecret(till.app.secret());
            till.expire();
            assertThat(till.token().value()).isNotEqualTo(first);
        }
    }

    private static AppRejectedException.Reason rejection(Till till, ConnectionKey key) {
        return catchThrowableOfType(AppRejectedException.class, () -> till.manager.accessToken(key))
                .reason();
    }

    private static ConnectionStatus status(Till till) {
        return till.manager.findConnection(Till.KEY).orElseThrow().status();
    }
}
