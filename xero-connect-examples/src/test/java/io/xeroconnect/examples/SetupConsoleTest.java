package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.ConnectionManagerBuilder;
import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.store.InMemoryTokenStore;
import io.xeroconnect.store.TokenStore;
import java.io.BufferedReader;
import java.io.StringReader;
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
        ConnectionManagerBuilder node = ConnectionManager.builder(store)
                .endpoints(XeroEndpoints.at(xero.baseUri()))
                .clock(xero.clock())
                .setup(SetupSettings.of("Till", desktop.app.redirectUri()))
                .callbackHandler(new LoopbackCallbackHandler(desktop::open));
        try (ConnectionManager manager = node.build()) {
            Prompt prompt = Prompt.over(new BufferedReader(new StringReader(line + "\n")), out.stream);
            return new SetupConsole(manager, KEY, path, prompt, out.stream).run();
        }
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
}
