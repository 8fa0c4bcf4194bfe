package io.xeroconnect.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.xeroconnect.examples.wizard.Ports;
import io.xeroconnect.examples.wizard.WizardExample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both journeys through the example product, from its own page, with nothing but what an owner can see and press. */
@ExtendWith(RealBrowser.class)
final class JourneysTest {
    private final WizardExample example;

    JourneysTest() throws IOException {
        PrintStream unread = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        example = WizardExample.start(new Ports(0, 0), unread);
    }

    private Person owner;

    @BeforeEach
    void open(Windows windows) {
        owner = windows.atTill().open(example.home());
    }

    @AfterEach
    void close() {
        example.close();
    }

    /** Returns the client id, the secret and the login that the page names under a customer. */
    private List<String> notes(String customer) {
        Locator heading = owner.page().locator("h2", new Page.LocatorOptions().setHasText(customer));
        return heading.locator("xpath=following-sibling::p[1]").locator("code").allTextContents();
    }

    @Test
    void anOwnerStillOnOAuth1SetsUpAnAppOfTheirOwn() {
        List<String> notes = notes("Harbour Plumbing");
        owner.follow("Sign in as Harbour Plumbing")
                .sees("Xero connections")
                .reads("Still on OAuth 1.0a")
                .follow("Change to OAuth 2.0")
                .sees("Change to OAuth 2.0")
                .reads("The old settings stay as they are")
                .press("First set-up")
                .sees("Before you start")
                .reads("six-digit code", "Standard or Adviser", "ten minutes")
                .press("Next")
                .sees("Sign in at Xero");
        assertThat(owner.link("Open Xero in a new window")).hasAttribute("target", "_blank");
        owner.press("Next").sees("Create the app").reads("Choose Web app", "Do not use the word Xero");
        owner.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        owner.press("Copy : Redirect URI");
        assertThat(owner.button("Copied")).isVisible();
        assertThat(owner.page().evaluate("navigator.clipboard.readText()").toString())
                .endsWith("/xero/callback");
        owner.press("Next")
                .sees("Copy the client id")
                .enter("Client id", notes.get(2))
                .press("Next")
                .sees("Copy the client id")
                .reads("This is an e-mail address.")
                .enter("Client id", notes.get(0))
                .press("Next")
                .sees("Generate the client secret")
                .reads("Paste it here before you press Save at Xero")
                .enter("Client secret", notes.get(1))
                .press("Next")
                .sees("Save at Xero")
                .press("Next")
                .sees("Connect")
                .reads("not the demo company");
        owner.leaveBy("Connect")
                .signIn(notes.get(2))
                .allow("Harbour Plumbing Ltd")
                .sees("Connected to Harbour Plumbing Ltd")
                .closeWindow();
        testAndFinish("Harbour Plumbing Ltd");
        owner.reads("The old settings for OAuth 1.0a are no longer needed")
                .follow("See the connection")
                .sees("Harbour Plumbing")
                .follow("All connections")
                .sees("Xero connections")
                .reads("Connected", "Harbour Plumbing Ltd", "Days left: 59")
                .follow("Details")
                .waitsFor("Harbour Plumbing")
                .follow("Disconnect")
                .sees("Disconnect Harbour Plumbing")
                .reads("Harbour Plumbing Ltd", "What was posted to Xero stays there")
                .press("Disconnect")
                .sees("Harbour Plumbing")
                .reads("Nothing is posted to Xero any more", "Not connected");
    }

    @Test
    void anOwnerWhoLostTheSecretReconnectsWithTheSameClientId() {
        List<String> notes = notes("Valley Electrics");
        owner.follow("Sign in as Valley Electrics")
                .sees("Xero connections")
                .reads("App refused by Xero")
                .follow("See what to do")
                .sees("Valley Electrics")
                .follow("Test Connection")
                .sees("Test of Valley Electrics")
                .press("Test Connection");
        assertThat(owner.page().locator("#verdict")).containsText("Something does not work yet");
        owner.open("For support: app.secret-rejected")
                .sees("Test of Valley Electrics")
                .follow("What app.secret-rejected means")
                .sees("What the findings mean")
                .goBack()
                .waitsFor("Test of Valley Electrics")
                .follow("All connections")
                .follow("See what to do")
                .follow("Set up again or reconnect")
                .sees("Connect to Xero")
                .press("Reconnect")
                .sees("Sign in at Xero")
                .press("Next")
                .sees("Find your app")
                .reads("Its client id begins with " + notes.get(0).substring(0, 6))
                .press("Next")
                .sees("Copy the client id")
                .enter("Client id", notes.get(0))
                .press("Next")
                .sees("Generate the client secret")
                .enter("Client secret", notes.get(1))
                .press("Next")
                .sees("Save at Xero")
                .press("Next");
        testAndFinish("Valley Electrics Ltd");
    }

    private void testAndFinish(String organisation) {
        owner.sees("Test the connection").press("Test Connection");
        assertThat(owner.page().locator("#verdict")).containsText("The connection works.");
        owner.sees("Test the connection")
                .follow("Finish")
                .sees("Connected to " + organisation)
                .reads("There is nothing more to do", "We will tell you here if that changes");
    }
}
