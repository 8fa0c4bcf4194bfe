package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.diagnosis.Check;
import io.xeroconnect.diagnosis.CheckResult;
import io.xeroconnect.diagnosis.CheckResult.Outcome;
import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.ConnectionStatus;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.SandboxApp;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Id and secret are tested at Xero before any consent, and nothing is spent by it. */
final class AppCheckTest {
    private static final ConnectionKey NEW = ConnectionKey.of("new-shop");
    private static final String WRONG = "wrong-secret-wrong-secret";

    private final Shop shop = new Shop();
    private final SandboxApp custom = shop.xero.addCustomConnection("Custom", shop.organisation);

    @AfterEach
    void close() {
        shop.close();
    }

    private CheckResult check(XeroApp app) {
        shop.manager.useApp(NEW, app);
        Diagnosis diagnosis = shop.manager.test(NEW);
        assertThat(diagnosis.key()).isEqualTo(NEW);
        CheckResult result = diagnosis.find(Check.APP_CREDENTIALS).orElseThrow();
        assertThat(diagnosis.isHealthy()).isEqualTo(result.outcome() == Outcome.PASS);
        assertThat(result.ownerRemedy()).isNotBlank();
        assertThat(result.supportRemedy()).isNotBlank();
        assertThat(result.toString()).doesNotContain(WRONG).doesNotContain(shop.app.secret());
        return result;
    }

    private CheckResult credentials() {
        return shop.manager.test(Shop.KEY).find(Check.APP_CREDENTIALS).orElseThrow();
    }

    private void assertFails(XeroApp app, String id) {
        CheckResult result = check(app);
        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(result.id()).isEqualTo(id);
    }

    @Test
    void rightIdAndSecretAreAcceptedForEachKindOfApp() {
        SandboxApp pkce = shop.xero.addPkceApp("Phone", Shop.CALLBACK);
        assertThat(check(shop.xeroApp()).outcome()).isEqualTo(Outcome.PASS);
        assertThat(check(XeroApp.pkce(pkce.clientId(), Shop.CALLBACK)).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(check(XeroApp.customConnection(custom.clientId(), custom.secret()))
                        .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void wrongSecretOrIdIsRejected() {
        String unknown = "0".repeat(32);
        assertFails(XeroApp.web(shop.app.clientId(), WRONG, Shop.CALLBACK), "app.secret-rejected");
        assertFails(XeroApp.web(unknown, shop.app.secret(), Shop.CALLBACK), "app.secret-rejected");
        assertFails(XeroApp.pkce(unknown, Shop.CALLBACK), "app.id-rejected");
        assertFails(XeroApp.customConnection(custom.clientId(), WRONG), "app.secret-rejected");
    }

    @Test
    void appOfTheWrongTypeIsRecognised() {
        assertFails(XeroApp.customConnection(shop.app.clientId(), shop.app.secret()), "app.wrong-type");
        assertFails(XeroApp.web(custom.clientId(), custom.secret(), Shop.CALLBACK), "app.wrong-type");
    }

    @Test
    void noAppIsNamed() {
        CheckResult result = shop.manager.test(NEW).find(Check.APP_SETTINGS).orElseThrow();
        assertThat(result.id()).isEqualTo("app.missing");
        assertThat(result.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(shop.manager.findConnection(NEW)).isEmpty();
        assertThat(shop.xero.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "lost", "reset", "truncated", "busy"})
    void identityServerThatGivesNoAnswerIsNoVerdict(String how) {
        Fault fault = switch (how) {
            case "503" -> Fault.HTML_503;
            case "lost" -> Fault.LOST_REPLY;
            case "reset" -> Fault.RESET_BEFORE;
            case "truncated" -> Fault.TRUNCATED_JSON;
            default -> Fault.rateLimited(Duration.ofSeconds(30), "minute");
        };
        shop.xero.faults().next(Endpoint.TOKEN, fault);
        CheckResult result = check(shop.xeroApp());
        assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result.id()).isEqualTo("app.not-checked");
    }

    @Test
    void newSecretThatIsNotSavedYetIsAWarningAsLongAsTheOldOneWorks() {
        shop.connect();
        String unsaved = shop.app.addSecret();
        shop.manager.useApp(Shop.KEY, XeroApp.web(shop.app.clientId(), unsaved, Shop.CALLBACK));
        CheckResult result = credentials();
        assertThat(result.outcome()).isEqualTo(Outcome.WARN);
        assertThat(result.id()).isEqualTo("app.new-secret-not-accepted");
        shop.app.deleteSecret(shop.app.secret());
        assertThat(credentials().outcome()).isEqualTo(Outcome.FAIL);
        shop.app.saveSecret(unsaved);
        assertThat(credentials().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void acceptedAppThatWaitsDoesNotClearWhatIsWrongWithTheLivingOne() {
        shop.connect();
        shop.app.deleteSecret(shop.app.secret());
        assertThat(catchThrowable(() -> shop.manager.refresh(Shop.KEY))).isNotNull();
        SandboxApp next = shop.xero.addWebApp("Next", Shop.CALLBACK);
        shop.manager.useApp(Shop.KEY, XeroApp.web(next.clientId(), next.secret(), Shop.CALLBACK));
        assertThat(shop.manager.test(Shop.KEY).isHealthy()).isTrue();
        assertThat(shop.manager.findConnection(Shop.KEY).orElseThrow().status())
                .isEqualTo(ConnectionStatus.APP_REJECTED);
    }

    @Test
    void testPassesOnceTheRejectedAppWorksAgain() {
        shop.manager.useApp(NEW, XeroApp.customConnection(custom.clientId(), custom.secret()));
        custom.deleteSecret(custom.secret());
        assertThat(catchThrowable(() -> shop.manager.authorize(NEW))).isNotNull();
        String secret = custom.addSecret();
        custom.saveSecret(secret);
        assertThat(check(XeroApp.customConnection(custom.clientId(), secret)).outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(shop.manager.authorize(NEW).isUsable()).isTrue();
    }
}
