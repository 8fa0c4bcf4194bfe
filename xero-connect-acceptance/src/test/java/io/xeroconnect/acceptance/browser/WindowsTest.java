package io.xeroconnect.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two windows, two presses, and the way back. */
@ExtendWith(RealBrowser.class)
final class WindowsTest {
    private final Product product = new Product();
    private Person owner;

    @BeforeEach
    void open(Windows windows) {
        owner = product.signedIn(windows.atTill());
    }

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void pressingNextTwiceGoesOneStepOnly() {
        product.walkTo("Before you start", owner);
        Person tab = owner.openInAnotherTab(URI.create(owner.page().url())).waitsFor("Before you start");
        owner.pressTwice("Next").waitsFor("Sign in at Xero");
        // Of two presses in one window Chromium sends one only.
        tab.press("Next").waitsFor("Sign in at Xero");
        assertThat(tab.button("Next")).isVisible();
    }

    @Test
    void pressingConnectTwiceConnectsOnce() {
        product.atConnect(owner);
        Person window = owner.leaveByPressingTwice("Connect");
        owner.context().pages().stream()
                .filter(page -> page != owner.page())
                .forEach(page -> assertThat(page.getByLabel("Email address")).isVisible());
        window.signIn(Product.OWNER).allow(Product.SHOP).waitsFor("Connected to Corner Shop");
        owner.waitsFor("Test the connection");
        assertThat(product.xero.connectionsOf(product.owner, product.app)).hasSize(1);
    }

    @Test
    void anAnswerThatIsLoadedAgainIsShownAgainAndSentOnce() {
        Person window = product.atConnect(owner).leaveBy("Connect").signIn(Product.OWNER);
        window.allow(Product.SHOP).waitsFor("Connected to Corner Shop");
        long sent = product.xero.count(Endpoint.TOKEN);
        window.page().reload();
        window.waitsFor("Connected to Corner Shop");
        assertThat(product.xero.count(Endpoint.TOKEN)).isEqualTo(sent);
    }

    @Test
    void theBackButtonShowsTheStepBeforeAndLosesNothing() {
        product.walkTo("Copy the client id", owner)
                .goBack()
                .sees("Create the app")
                .reads("This step is done.");
        owner.goBack().waitsFor("Sign in at Xero");
        owner.follow("Back to the present step").waitsFor("Copy the client id");
        product.connectStep(product.app, owner).goBack().waitsFor("Save at Xero");
        owner.goBack().sees("Generate the client secret").reads("Entered already.");
        owner.goBack()
                .sees("Copy the client id")
                .reads("begins with " + product.app.clientId().substring(0, 6));
        owner.follow("Back to the present step").waitsFor("Connect");
        owner.leaveBy("Connect").signIn(Product.OWNER).allow(Product.SHOP).waitsFor("Connected to Corner Shop");
    }

    /** Told so by hand: a browser under remote control keeps no pages. */
    @Test
    void aPageThatTheBrowserKeptIsLoadedAnew() {
        product.walkTo("Sign in at Xero", owner);
        owner.page().evaluate("() => { window.kept = true; }");
        owner.page().evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        owner.page().waitForFunction("() => window.kept === undefined");
        owner.sees("Sign in at Xero");
    }

    @Test
    void aStepThatTheBackButtonShowsIsCorrected() {
        SandboxApp another = product.xero.addWebApp("Corner Till 2", product.callback());
        product.walkTo("Copy the client id", owner)
                .enter("Client id", another.clientId())
                .press("Next")
                .waitsFor("Generate the client secret")
                .goBack()
                .waitsFor("Copy the client id")
                .enter("Client id", product.app.clientId())
                .press("Correct")
                .waitsFor("Generate the client secret")
                .enter("Client secret", product.app.secret())
                .press("Next")
                .waitsFor("Save at Xero")
                .press("Next")
                .waitsFor("Connect");
        owner.leaveBy("Connect").signIn(Product.OWNER).allow(Product.SHOP).waitsFor("Connected to Corner Shop");
    }

    @Test
    void afterTheBackButtonAtXeroConnectMayBePressedAgain() {
        Person window = product.atConnect(owner).leaveBy("Connect").signIn(Product.OWNER);
        window.press("Cancel").waitsFor("Cancelled").goBack();
        owner.leaveBy("Connect").signIn(Product.OWNER).allow(Product.SHOP).waitsFor("Connected to Corner Shop");
        owner.waitsFor("Test the connection");
    }

    @Test
    void twoTabsMayBothSendTheirForms() {
        product.walkTo("Copy the client id", owner);
        Person tab = owner.openInAnotherTab(URI.create(owner.page().url())).waitsFor("Copy the client id");
        product.connectStep(product.app, owner);
        tab.enter("Client id", "ABCDEF0123456789ABCDEF0123456789").press("Next").waitsFor("Connect");
        Person one = owner.leaveBy("Connect");
        Person two = tab.leaveBy("Connect");
        two.signIn(Product.OWNER).allow(Product.SHOP).waitsFor("Connected to Corner Shop");
        one.signIn(Product.OWNER).press("Cancel").waitsFor("Cancelled");
        owner.waitsFor("Test the connection");
        tab.waitsFor("Test the connection");
        assertThat(product.organisation()).isEqualTo(Product.SHOP);
    }

    @Test
    void aClosedWindowIsResumedOnAnotherNode() {
        Person later = product.atConnect(owner).openInAnotherTab(product.anotherNode());
        owner.closeWindow();
        later.sees("Xero connections")
                .follow("See what to do")
                .sees(Product.SHOP)
                .follow("Go on: Connect");
        later.waitsFor("Connect")
                .leaveBy("Connect")
                .signIn(Product.OWNER)
                .allow(Product.SHOP)
                .waitsFor("Connected to Corner Shop");
        later.waitsFor("Test the connection");
    }
}
