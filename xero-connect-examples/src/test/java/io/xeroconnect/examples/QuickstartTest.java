package io.xeroconnect.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.examples.recipes.Quickstart;
import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.sandbox.XeroSandboxExtension;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(XeroSandboxExtension.class)
final class QuickstartTest {
    @TempDir
    Path folder;

    @Test
    void itCallsXeroAfterOneConsent(XeroSandbox xero) throws IOException {
        Desktop desktop = new Desktop(xero, "Corner Shop");

        assertThat(run(xero, desktop)).contains("\"Corner Shop\"");
        assertThat(desktop.consents).hasValue(1);
        assertThat(desktop.lastPage()).isNotBlank();
    }

    @Test
    void theNextStartNeedsNoConsent(XeroSandbox xero) throws IOException {
        Desktop desktop = new Desktop(xero, "Corner Shop");
        run(xero, desktop);

        assertThat(run(xero, desktop)).contains("\"Corner Shop\"");
        assertThat(desktop.consents).hasValue(1);
    }

    private String run(XeroSandbox xero, Desktop desktop) throws IOException {
        return Quickstart.organisation(
                desktop.app.clientId(),
                desktop.app.secret(),
                desktop.app.redirectUri(),
                folder,
                XeroEndpoints.at(xero.baseUri()),
                desktop::open);
    }
}
