package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.BufferedReader;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both ways run to their end at a console, left after every step and entered again on another node. */
final class SetupConsoleTest {
    private static final ConnectionKey KEY = ConnectionKey.of("shop-7");

    private final XeroSandbox xero = XeroSandbox.start();
    private final Desktop desktop = new Desktop(xero, "Corner Shop");
    private final TokenStore store = new InMemoryTokenStore();
    private final Captured out = new Captured();

    @AfterEach
    void close() {
        xero.close();
    }

    /** Answers one question, on a node of its own; then the owner leaves. */
    private boolean answer(SetupPath path, String line) {
        return run(path, Prompt.over(new BufferedReader(new StringReader(line + "\n")), out.stream));
    }

    private boolean run(SetupPath path, Prompt prompt) {
        try (ConnectionManager manager = node()) {
            return new SetupConsole(manager, KEY, path, prompt, out.stream).run();
        }
    }

    private ConnectionManager node() {
        ConnectionManagerBuilder node = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .setup(SetupSettings.of("Till", desktop.app.redirectUri()))
                .callbackHandler(new LoopbackCallbackHandler(desktop::open));
        return node.build();
    }

    private void answerAll(SetupPath path, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            assertThat(answer(path, lines.get(i))).as("after %s", lines.get(i)).isEqualTo(last);
        }
    }

    private XeroConnection shown() {
        try (ConnectionManager manager = ConnectionManager.builder(store).build()) {
            return manager.findConnection(KEY).orElseThrow();
        }
    }

    private void firstSetup() {
        answerAll(SetupPath.FIRST_SETUP, List.of("", "", "", desktop.app.clientId(), desktop.app.secret(), "", "", ""));
    }

    @Test
    void firstSetupGoesOnAtTheRightStepOnEveryNode() {
        firstSetup();
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(desktop.consents).hasValue(1);
        assertThat(out.text())
                .contains(
                        "1. Before you start",
                        "3. Create the app",
                        "Integration type: Web app",
                        "8. Test the connection")
                .doesNotContain(desktop.app.secret());
    }

    @Test
    void whatWasTypedTooEarlyConfirmsNothing() {
        assertThat(answer(SetupPath.FIRST_SETUP, "is this on?")).isFalse();
        assertThat(out.text()).contains("Press Enter alone, or type back.", "To be continued at: Before you start");
    }

    @Test
    void reconnectingWithAnotherSecretOfTheSameAppNeedsNoConsent() {
        firstSetup();
        String next = desktop.app.addSecret();
        desktop.app.saveSecret(next);
        answerAll(SetupPath.RECONNECT, List.of("", "", desktop.app.clientId(), next, "", ""));
        assertThat(desktop.consents).hasValue(1);
        assertThat(shown().isUsable()).isTrue();
        assertThat(out.text())
                .contains("Its client id begins with " + desktop.app.clientId().substring(0, 6));
    }

    @Test
    void reconnectingOnAMachineThatKnowsNothingEndsInAConsent() {
        answerAll(SetupPath.RECONNECT, List.of("", "", desktop.app.clientId(), desktop.app.secret(), "", "", ""));
        assertThat(desktop.consents).hasValue(1);
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void mistakesAreNamedAndNothingIsLost() {
        answer(SetupPath.RECONNECT, "");
        answer(SetupPath.RECONNECT, "");
        assertThat(answer(SetupPath.RECONNECT, "owner@shop.example")).isFalse();
        assertThat(out.text()).contains("This is an e-mail address.");
        assertThat(answer(SetupPath.RECONNECT, desktop.app.clientId())).isFalse();
        assertThat(answer(SetupPath.RECONNECT, desktop.app.clientId())).isFalse();
        assertThat(out.text()).contains("This looks like the client id.");
    }

    @Test
    void wayThatIsCompleteIsGoneAgainWithWhatStands() {
        firstSetup();
        answerAll(SetupPath.FIRST_SETUP, List.of("", "", "", "", "", "", ""));
        assertThat(out.text()).contains("Client id (Enter alone keeps the one that stands)");
        assertThat(desktop.consents).hasValue(1);
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void wrongSecretLeadsBackToItself() {
        String wrong = "Wrong-secret_".repeat(3);
        List<String> upToConnect = List.of("", "", desktop.app.clientId(), wrong, "", "");
        upToConnect.forEach(
                line -> assertThat(answer(SetupPath.RECONNECT, line)).isFalse());
        assertThat(out.text()).endsWith("To be continued at: Generate the client secret" + System.lineSeparator());
        answerAll(SetupPath.RECONNECT, List.of(desktop.app.secret(), "", "", ""));
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void backReturnsToTheStepBefore() {
        for (String line : List.of("", "", desktop.app.clientId(), "back")) {
            answer(SetupPath.RECONNECT, line);
        }
        assertThat(out.text())
                .contains("Open again: Copy the client id.")
                .endsWith("To be continued at: Copy the client id" + System.lineSeparator());
        answerAll(SetupPath.RECONNECT, List.of("", desktop.app.secret(), "", "", ""));
    }

    @Test
    void organisationThatWaitedTooLongIsSaidAndNotAnEnd() {
        firstSetup();
        SandboxOrganisation second = xero.addOrganisation("Second Shop", desktop.owner);
        try (ConnectionManager manager = node()) {
            AuthorizationRequest request = manager.beginAuthorization(KEY);
            URI callback = desktop.owner.allow(request.uri(), second);
            assertThatThrownBy(() -> manager.completeAuthorization(callback.getRawQuery(), request.bindingCookie()))
                    .hasMessageContaining("Second Shop");
        }
        assertThat(run(SetupPath.FIRST_SETUP, slowOwner())).isTrue();
        assertThat(out.text()).contains("No organisation waits to be confirmed.");
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
    }

    @Test
    void demoCompanyThatWasResetIsConfirmed() {
        SandboxOrganisation demo = xero.addDemoCompany("Demo Company", desktop.owner);
        desktop.choose(demo);
        firstSetup();
        demo.resetDemo();
        try (ConnectionManager manager = node()) {
            assertThat(manager.test(KEY).isHealthy()).isFalse();
        }
        answerAll(
                SetupPath.RECONNECT, List.of("", "", desktop.app.clientId(), desktop.app.secret(), "", "", "yes", ""));
        assertThat(shown().tenant().map(Tenant::tenantId))
                .contains(demo.tenantId().toString());
        assertThat(shown().isUsable()).isTrue();
    }

    /** Reconnects with another app, allows another shop, and answers whether that is meant. */
    private void reconnectElsewhere(String answer) {
        firstSetup();
        desktop.choose(xero.addOrganisation("Second Shop", desktop.owner));
        SandboxApp other = xero.addWebApp("Other", desktop.app.redirectUri());
        for (String line : List.of("", "", other.clientId(), other.secret(), "", "", answer)) {
            assertThat(answer(SetupPath.RECONNECT, line)).as("after %s", line).isFalse();
        }
    }

    @Test
    void anotherOrganisationOfAnotherAppIsConfirmed() {
        reconnectElsewhere("yes");
        answerAll(SetupPath.RECONNECT, List.of(""));
        assertThat(shown().tenant().map(Tenant::name)).contains("Second Shop");
    }

    @Test
    void anotherOrganisationOfAnotherAppIsRejectedAndTheFormerOneChosen() {
        reconnectElsewhere("no");
        assertThat(out.text()).endsWith("To be continued at: Connect" + System.lineSeparator());
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
        desktop.choose(desktop.shop);
        answerAll(SetupPath.RECONNECT, List.of("", ""));
        assertThat(shown().tenant().map(Tenant::name)).contains("Corner Shop");
    }

    @Test
    void backFromTheQuestionAboutAnotherOrganisationOpensNothing() {
        reconnectElsewhere("back");
        assertThat(out.text())
                .contains("This question comes first; what was done before it stays.")
                .doesNotContain("Open again")
                .endsWith("To be continued at: Which organisation" + System.lineSeparator());
        answerAll(SetupPath.RECONNECT, List.of("yes", ""));
        assertThat(shown().tenant().map(Tenant::name)).contains("Second Shop");
    }

    @Test
    void secretThatWasNotSavedIsNoEnd() {
        firstSetup();
        String unsaved = desktop.app.addSecret();
        for (String line : List.of("", "", desktop.app.clientId(), unsaved, "", "")) {
            assertThat(answer(SetupPath.RECONNECT, line)).as("after %s", line).isFalse();
        }
        assertThat(out.text())
                .contains("app.new-secret-not-accepted")
                .endsWith("To be continued at: Test the connection" + System.lineSeparator());
        desktop.app.saveSecret(unsaved);
        answerAll(SetupPath.RECONNECT, List.of(""));
    }

    /** Presses Enter everywhere, and takes eleven minutes over another organisation. */
    private Prompt slowOwner() {
        return new Prompt() {
            @Override
            public String ask(String question) {
                if (question.startsWith("Type yes")) {
                    xero.advance(Duration.ofMinutes(11));
                    return "yes";
                }
                return "";
            }

            @Override
            public String askSecret(String question) {
                return "";
            }
        };
    }
}
