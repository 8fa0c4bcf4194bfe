package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.setup.SetupPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReconnectTest {
    private final Product product = new Product();
    private final TestBrowser browser = product.browser;

    @BeforeEach
    void connect() {
        product.connect(product.shop);
    }

    @AfterEach
    void close() {
        product.close();
    }

    private Seen untilClientId() {
        Seen choice = browser.open(product.page("choose?connection=shop-7"));
        Seen page = browser.send(choice.form("Reconnect"));
        page = product.next(page, "Sign in at Xero");
        assertThat(page.text())
                .contains("Its client id begins with " + product.app.clientId().substring(0, 6));
        return product.next(page, "Find your app");
    }

    @Test
    void anotherSecretGoesOnWithoutAConsent() {
        long consents = product.xero.count(Endpoint.AUTHORIZE);
        Seen secret = browser.send(untilClientId().form("Keep what is entered already"));
        assertThat(secret.text()).contains("Generate another secret");
        String another = product.app.addSecret();
        product.app.saveSecret(another);
        Seen save = browser.send(secret.form("Next").with("CLIENT_SECRET", another));
        assertThat(save.text()).contains("you need not allow access again");
        Seen test = product.next(save, "Save at Xero");
        assertThat(test.title()).isEqualTo("Test the connection");
        Seen tested = browser.send(test.form("Test Connection"));
        assertThat(browser.open(tested.link("Finish")).title()).isEqualTo("Connected to Corner Shop");
        assertThat(product.xero.count(Endpoint.AUTHORIZE)).isEqualTo(consents);
    }

    @Test
    void aSecretThatWasNotSavedDoesNotFinish() {
        Seen secret = browser.send(untilClientId().form("Keep what is entered already"));
        Seen save = browser.send(secret.form("Next").with("CLIENT_SECRET", product.app.addSecret()));
        Seen tested = browser.send(product.next(save, "Save at Xero").form("Test Connection"));
        assertThat(tested.text())
                .contains("app.new-secret-not-accepted", "Xero has not accepted the newest client id and secret");
        assertThat(browser.open(tested.link("Back to the set-up")).title()).isEqualTo("Test the connection");
        assertThat(browser.open(tested.link("Enter the client secret again")).title())
                .isEqualTo("Generate the client secret");
    }

    @Test
    void aRefusedSecretIsSaidOnTheConnectionsPageAndLeadsBackToItsStep() {
        String another = product.app.addSecret();
        product.app.saveSecret(another);
        product.app.deleteSecret(product.app.secret());
        Seen tested = browser.send(
                browser.open(product.page("test?connection=shop-7")).form("Test Connection"));
        assertThat(tested.text()).contains("app.secret-rejected", "Something does not work yet");
        assertThat(tested.link("What app.secret-rejected means").toString()).endsWith("/help#appsecret-rejected");
    }

    @Test
    void anotherOrganisationIsAskedAboutAndTheFormerOneKept() {
        Seen question = consentTo("Harbour Kiosk");
        assertThat(question.title()).isEqualTo("Another organisation than before");
        assertThat(question.text()).contains("Corner Shop", "Harbour Kiosk");
        browser.send(question.form("Keep Corner Shop"));
        assertThat(product.connection().tenant().orElseThrow().name()).isEqualTo("Corner Shop");
        assertThat(product.connection().tenantToConfirm()).isEmpty();
        assertThat(browser.send(question.form("Change to Harbour Kiosk")).status())
                .isEqualTo(200);
        assertThat(product.connection().tenant().orElseThrow().name()).isEqualTo("Corner Shop");
    }

    @Test
    void theFormerOrganisationIsNamedEvenAfterADisconnection() {
        product.manager.disconnect(Product.KEY);
        Seen question = consentTo("Harbour Kiosk");
        assertThat(question.text()).contains("was connected to Corner Shop.");
        assertThat(question.form("Keep Corner Shop")).isNotNull();
    }

    @Test
    void anotherOrganisationMayBeConfirmed() {
        browser.send(consentTo("Harbour Kiosk").form("Change to Harbour Kiosk"));
        assertThat(product.connection().tenant().orElseThrow().name()).isEqualTo("Harbour Kiosk");
    }

    /** Reconnects to another app with a consent to another organisation, and returns the page that asks. */
    private Seen consentTo(String organisation) {
        var other = product.xero.addOrganisation(organisation, product.owner);
        var app = product.xero.addWebApp("Till", product.callback());
        product.manager.useApp(Product.KEY, XeroApp.web(app.clientId(), app.secret(), product.callback()));
        Seen connect = browser.open(product.setUp(SetupPath.FIRST_SETUP));
        Seen answered = browser.open(product.owner.allow(product.leave(connect), other));
        assertThat(answered.title()).isEqualTo("Another organisation than before");
        assertThat(answered.text()).contains("Nothing is changed yet").doesNotContain("[connection");
        return browser.open(answered.link("Back to the set-up"));
    }

    @Test
    void reconnectIsOfferedFirstToWhoeverWasConnected() {
        Seen choice = browser.open(product.page("choose?connection=shop-7"));
        assertThat(choice.html())
                .containsSubsequence("\"button\" type=\"submit\">Reconnect", "quiet\" type=\"submit\">First");
        product.manager.disconnect(Product.KEY);
        assertThat(browser.open(choice.address()).html()).containsSubsequence(">Reconnect</b", ">First set-up</b");
    }

    @Test
    void whereNothingIsConnectedNothingIsDisconnected() {
        Seen ask = browser.open(product.page("disconnect?connection=shop-7"));
        Seen connection = browser.send(ask.form("Disconnect"));
        assertThat(connection.html()).doesNotContain("/disconnect?");
        assertThat(browser.open(ask.address()).title()).isEqualTo(connection.title());
    }

    @Test
    void disconnectingShowsFirstWhatGoes() {
        Seen page = browser.open(
                browser.open(product.page("connection?connection=shop-7")).link("Disconnect"));
        assertThat(page.text()).contains("Corner Shop", "coming back takes one Connect", "stays there");
        Seen after = browser.send(page.form("Disconnect"));
        assertThat(browser.statuses).containsExactly(303, 200);
        assertThat(after.text()).contains("Nothing is posted to Xero any more", "Not connected");
        assertThat(product.xero.connectionsOf(product.owner, product.app)).isEmpty();
    }

    @Test
    void aDisconnectionInsideXeroIsShownWithTheWayBack() {
        product.owner.disconnect(product.app, product.shop);
        browser.send(browser.open(product.page("test?connection=shop-7")).form("Test Connection"));
        Seen page = browser.open(browser.open(product.page("")).link("See what to do"));
        assertThat(page.text()).contains("Disconnected inside Xero", "Press Connect and allow access again");
        assertThat(browser.open(page.link("Go on: Connect")).title()).isEqualTo("Connect");
    }

    @Test
    void severalOrganisationsAreAskedAbout() {
        var kiosk = product.xero.addOrganisation("Harbour Kiosk", product.owner);
        var mill = product.xero.addOrganisation("Old Mill", product.owner);
        product.app.enableBulkConnections();
        product.manager.forget(Product.KEY);
        var uri = product.leave(product.untilConnect());
        Seen answered = browser.open(product.owner.allow(uri, kiosk, mill));
        Seen choice = browser.open(answered.link("Back to the set-up"));
        assertThat(choice.text()).contains("Old Mill", "Harbour Kiosk", "Do not choose the demo company");
        browser.send(choice.form("Use this organisation")
                .with("organisation", kiosk.tenantId().toString()));
        assertThat(product.connection().tenant().orElseThrow().name()).isEqualTo("Harbour Kiosk");
    }
}
