package io.xeroconnect.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.setup.SeenAtXero;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an owner may do at Xero, and what they read then. */
@ExtendWith(RealBrowser.class)
final class ConsentTest {
    private static final String OTHER = "Harbour Kiosk";

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

    private Person atConsent() {
        return product.atConnect(owner).leaveBy("Connect").signIn(Product.OWNER);
    }

    @Test
    void cancellingChangesNothingAndConnectMayBePressedAgain() {
        Person window = atConsent().press("Cancel").sees("Cancelled").reads("Nothing was changed");
        window.follow("Back to the set-up").sees("Connect");
        window.leaveBy("Connect").signIn(Product.OWNER).allow(Product.SHOP).sees("Connected to Corner Shop");
        owner.waitsFor("Test the connection");
    }

    @Test
    void aLateAnswerLosesNothing() {
        Person window = atConsent();
        product.xero.advance(Duration.ofMinutes(11));
        window.allow(Product.SHOP).sees("Not connected").reads("Press Connect again, nothing is lost");
        owner.leaveBy("Connect").signIn(Product.OWNER).allow(Product.SHOP).waitsFor("Connected to Corner Shop");
        owner.waitsFor("Test the connection");
    }

    @Test
    void theCallbackIsOnAnotherHostThanThePages() {
        Person window = atConsent().allow(Product.SHOP).waitsFor("Connected to Corner Shop");
        URI callback = URI.create(window.page().url());
        assertThat(callback.getHost())
                .isEqualTo("localhost")
                .isNotEqualTo(product.home().getHost());
        assertThat(callback.getPort()).isNotEqualTo(product.home().getPort());
        window.follow("Back to the set-up").sees("Test the connection");
        assertThat(URI.create(window.page().url()).getHost())
                .isEqualTo(product.home().getHost());
    }

    @Test
    void reconnectingWithAnotherClientIdAsksOnceMore() {
        SandboxApp another = product.xero.addWebApp("Corner Till 2", product.callback());
        untilConnectWith(another).sees("Connect").reads("This is another app than before");
        owner.leaveBy("Connect").signIn(Product.OWNER).allow(Product.SHOP).sees("Connected to Corner Shop");
        owner.waitsFor("Test the connection")
                .press("Test Connection")
                .follow("Finish")
                .sees("Connected to Corner Shop");
        assertThat(product.xero.connectionsOf(product.owner, another)).hasSize(1);
    }

    @Test
    void theWrongOrganisationMayBeRejected() {
        askedAboutOther().press("Keep " + Product.SHOP);
        owner.open(product.home()).waitsFor("Xero connections");
        assertThat(product.organisation()).isEqualTo(Product.SHOP);
    }

    @Test
    void anotherOrganisationMayBeConfirmed() {
        askedAboutOther().press("Change to " + OTHER);
        owner.waitsFor("Test the connection");
        assertThat(product.organisation()).isEqualTo(OTHER);
    }

    @Test
    void whatXeroSaysIsExplainedAndConnectIsStillThere() {
        product.atConnect(owner);
        owner.open("Xero shows a message, or nothing comes back?");
        owner.sees("Connect").choose(SeenAtXero.INVALID_REDIRECT_URI.message());
        owner.press("What can I do?").sees("Connect");
        owner.enter(
                        "Then compare: redirect URI, copied from Configuration of your app at Xero",
                        product.callback() + "/")
                .press("What can I do?")
                .sees("Connect")
                .reads("For support: redirect");
    }

    @Test
    void afterThreeMinutesThePageAsksByItselfWhatXeroSays() {
        owner.page().clock().install();
        product.atConnect(owner)
                .page()
                .clock()
                .fastForward(Duration.ofMinutes(3).toMillis());
        owner.reads("Nothing has come back from Xero for three minutes", "What does the Xero page say?");
        assertThat(owner.page().getByLabel(SeenAtXero.BLANK.message()).isVisible())
                .isTrue();
    }

    @Test
    void severalOrganisationsAreAskedAbout() {
        product.app.enableBulkConnections();
        product.xero.addOrganisation(OTHER, product.owner);
        atConsent().choose(Product.SHOP).allow(OTHER).sees("Access is allowed").closeWindow();
        owner.sees("Which organisation").choose(OTHER).press("Use this organisation");
        owner.waitsFor("Test the connection");
        assertThat(product.organisation()).isEqualTo(OTHER);
    }

    private Person untilConnectWith(SandboxApp another) {
        product.connect(owner)
                .follow("Details")
                .follow("Set up again or reconnect")
                .waitsFor("Connect to Xero")
                .press("Reconnect")
                .waitsFor("Sign in at Xero")
                .press("Next")
                .waitsFor("Find your app")
                .press("Next")
                .waitsFor("Copy the client id");
        return product.connectStep(another, owner);
    }

    private Person askedAboutOther() {
        product.xero.addOrganisation(OTHER, product.owner);
        untilConnectWith(product.xero.addWebApp("Corner Till 2", product.callback()));
        owner.leaveBy("Connect")
                .signIn(Product.OWNER)
                .allow(OTHER)
                .sees("Another organisation than before")
                .reads("Nothing is changed yet")
                .closeWindow();
        return owner.sees("Another organisation than before").reads(Product.SHOP, OTHER);
    }
}
