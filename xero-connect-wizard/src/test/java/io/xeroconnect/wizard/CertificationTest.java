package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Xero asks of the pages on which a connection is managed. */
final class CertificationTest {
    private final Product product = new Product();
    private final TestBrowser browser = product.browser;

    /** Goes the first set-up to its end. */
    @BeforeEach
    void connect() {
        Seen test = browser.open(product.connect(product.shop).link("Back to the set-up"));
        browser.open(browser.send(test.form("Test Connection")).link("Finish"));
    }

    @AfterEach
    void close() {
        product.close();
    }

    private Seen list() {
        return browser.open(product.page(""));
    }

    private Seen connection() {
        return browser.open(product.page("connection?connection=shop-7"));
    }

    /** Follows the list to Connect, consents, and returns what is shown then. */
    private Seen comeBack() {
        Seen connect = browser.open(browser.open(list().link("See what to do")).link("Go on: Connect"));
        return browser.open(product.owner.allow(product.leave(connect), product.shop));
    }

    @Test
    void theOrganisationAndTheStatusAreShown() {
        assertThat(list().text()).contains("Connected Organisation: Corner Shop");
        assertThat(connection().text()).contains("Connected Organisation: Corner Shop");
    }

    @Test
    void whoEndedTheConnectionHereIsOfferedConnectAgain() {
        Seen ask = browser.open(connection().link("Disconnect"));
        assertThat(ask.text()).contains("At Xero this removes the access to: Corner Shop");
        assertThat(product.xero.connectionsOf(product.owner, product.app)).hasSize(1);
        browser.send(ask.form("Disconnect"));
        assertThat(product.xero.connectionsOf(product.owner, product.app)).isEmpty();
        assertThat(list().text()).contains("Not connected");
        assertThat(comeBack().title()).isEqualTo("Connected to Corner Shop");
        assertThat(list().text()).contains("Connected Organisation: Corner Shop");
    }

    @Test
    void aDisconnectionInsideXeroIsNoticedWithoutTheOwnerAndMended() {
        product.owner.disconnect(product.app, product.shop);
        product.xero.advance(Duration.ofDays(1));
        product.manager.keepAlive();
        assertThat(list().text()).contains("Disconnected inside Xero").doesNotContain("Days left");
        assertThat(connection().text()).contains("Press Connect and allow access again");
        assertThat(comeBack().title()).isEqualTo("Connected to Corner Shop");
        assertThat(list().text()).contains("Connected Organisation: Corner Shop");
    }
}
