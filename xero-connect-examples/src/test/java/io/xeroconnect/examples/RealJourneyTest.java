package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.callback.LoopbackCallbackHandler;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.sandbox.XeroSandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The journey that runs against the real Xero, here against the sandbox. */
@ExtendWith(XeroSandboxExtension.class)
final class RealJourneyTest {
    @TempDir
    Path folder;

    private final Captured out = new Captured();

    @Test
    void connectsCallsAndRefreshes(XeroSandbox xero) throws Exception {
        Desktop desktop = new Desktop(xero, "Corner Shop");

        run(xero, desktop, desktop.app.secret());

        assertThat(out.text())
                .contains(folder.toString())
                .contains("Test of client id and secret: PASS.")
                .contains("Connected to Corner Shop until ")
                .contains("Organisation: Corner Shop")
                .contains("Refreshed: ")
                .doesNotContain(desktop.app.secret());
    }

    @Test
    void theSecondRunNeedsNoConsent(XeroSandbox xero) throws Exception {
        Desktop desktop = new Desktop(xero, "Corner Shop");
        run(xero, desktop, desktop.app.secret());
        run(xero, desktop, desktop.app.secret());

        assertThat(desktop.consents).hasValue(1);
    }

    @Test
    void aWrongSecretEndsItBeforeTheConsent(XeroSandbox xero) {
        Desktop desktop = new Desktop(xero, "Corner Shop");

        assertThatThrownBy(() -> run(xero, desktop, "wrong"))
                .hasMessageStartingWith("Press Save in the app at Xero if that is all that is missing;");
        assertThat(desktop.consents).hasValue(0);
    }

    @Test
    void disconnectLeavesNothing(XeroSandbox xero) throws Exception {
        Desktop desktop = new Desktop(xero, "Corner Shop");
        RealJourney journey = run(xero, desktop, desktop.app.secret());

        journey.disconnect();
        assertThat(out.text()).contains("To be removed at Xero: Corner Shop").contains("Disconnected, and erased");
        assertThat(contents()).doesNotContain(desktop.app.clientId());

        journey.disconnect();
        assertThat(out.text()).contains("Nothing is stored in");
    }

    private RealJourney run(XeroSandbox xero, Desktop desktop, String secret) throws Exception {
        XeroApp app = XeroApp.web(desktop.app.clientId(), secret, desktop.app.redirectUri());
        RealJourney journey = new RealJourney(app, folder, XeroEndpoints.at(xero.baseUri()), out.stream);
        journey.run(new LoopbackCallbackHandler(desktop::open));
        return journey;
    }

    private String contents() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
