package io.xeroconnect.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone, a till without a browser of its own for Xero, a keyboard, and a browser without scripts. */
@ExtendWith(RealBrowser.class)
final class DevicesTest {
    private final Product product = new Product();
    private Windows windows;

    @BeforeEach
    void open(Windows given) {
        windows = given;
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void theWholeSetUpIsDoneOnAPhone() {
        Person owner = product.signedIn(windows.onPhone());
        product.walkToConnect(owner)
                .leaveBy("Connect")
                .signIn(Product.OWNER)
                .allow(Product.SHOP)
                .sees("Connected to Corner Shop")
                .closeWindow();
        owner.waitsFor("Test the connection")
                .press("Test Connection")
                .follow("Finish")
                .sees("Connected to Corner Shop");
    }

    @Test
    void thePhoneScansTheCodeAndTheTillFollows() {
        Person till = product.signedIn(windows.atTill());
        product.atConnect(till).press("Finish on your phone").sees("Finish on your phone");
        Locator code = till.page().locator(".qr");
        URI link = URI.create(QrScan.read(code.screenshot()));
        assertThat(till.page().locator(".link code").textContent()).isEqualTo(link.toString());
        Person phone = windows.onPhone().open(link);
        phone.sees("Connect to Xero")
                .follow("Go on to Xero")
                .signIn(Product.OWNER)
                .allow(Product.SHOP)
                .sees("Connected to Corner Shop")
                .reads("look at that screen");
        till.sees("Test the connection");
    }

    @Test
    void theLinkWorksOnce() {
        Person till = product.signedIn(windows.atTill());
        product.atConnect(till).press("Finish on your phone").waitsFor("Finish on your phone");
        URI link = URI.create(till.page().locator(".link code").textContent());
        windows.onPhone().open(link).follow("Go on to Xero").waitsFor("Log in");
        windows.onPhone()
                .open(link)
                .follow("Go on to Xero")
                .sees("Not connected")
                .reads("used already");
    }

    @Test
    void everythingWorksWithoutScripts() {
        Person owner = product.signedIn(windows.withoutScripts());
        owner.sees("Xero connections");
        product.walkToConnect(owner)
                .sees("Connect")
                .leaveBy("Connect")
                .signIn(Product.OWNER)
                .allow(Product.SHOP)
                .sees("Connected to Corner Shop")
                .follow("Back to the set-up")
                .sees("Test the connection")
                .press("Test Connection")
                .sees("Test of Corner Shop")
                .reads("The connection works.")
                .follow("Finish")
                .sees("Connected to Corner Shop");
    }

    @Test
    void aStepIsDoneWithTheKeyboardAlone() {
        Person owner = product.walkTo("Copy the client id", product.signedIn(windows.atTill()));
        Locator field = owner.page().getByLabel("Client id");
        owner.tabTo(field).type("no id").strike("Enter").waitsFor("Copy the client id");
        owner.reads("There is a space");
        assertThat(field).isFocused();
        owner.type(product.app.clientId()).tabTo(owner.button("Next")).strike("Enter");
        owner.waitsFor("Generate the client secret");
        Locator secret = owner.page().getByLabel("Client secret");
        owner.tabTo(secret)
                .type(product.app.secret())
                .tabTo(owner.button("Show"))
                .strike("Enter");
        assertThat(secret).hasAttribute("type", "text");
        owner.tabTo(owner.button("Next")).strike("Enter").waitsFor("Save at Xero");
        owner.tabTo(owner.button("Next")).strike("Space").waitsFor("Connect");
    }

    @Test
    void whoIsNotSignedInIsToldSo() {
        windows.atTill().open(product.home()).sees("Please sign in");
        Person owner = product.signedIn(windows.atTill());
        owner.open(URI.create(product.home() + "/no-such-page")).sees("Not found");
    }

    @Test
    void theFirstTabLeadsPastTheBar() {
        Person owner = product.signedIn(windows.atTill());
        owner.strike("Tab");
        assertThat(owner.link("Go to the content")).isFocused();
        owner.strike("Enter").strike("Tab");
        assertThat(owner.link("Set up")).isFocused();
        owner.strike("Enter").waitsFor("Connect to Xero");
    }
}
