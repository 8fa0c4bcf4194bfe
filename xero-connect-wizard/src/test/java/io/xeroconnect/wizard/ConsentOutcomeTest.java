package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupPath;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConsentOutcomeTest {
    private final Product product = new Product();
    private final TestBrowser browser = product.browser;

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void cancellingChangesNothingAndLeadsBackToConnect() {
        Seen answered = browser.open(product.owner.cancel(product.leave(product.untilConnect())));
        assertThat(answered.title()).isEqualTo("Cancelled");
        assertThat(answered.text()).contains("Nothing was changed");
        assertThat(browser.open(answered.link("Back to the set-up")).title()).isEqualTo("Connect");
    }

    @Test
    void aLateAnswerLosesNothing() {
        URI callback = product.owner.allow(product.leave(product.untilConnect()), product.shop);
        product.xero.advance(Duration.ofMinutes(11));
        Seen answered = browser.open(callback);
        assertThat(answered.text()).contains("Press Connect again, nothing is lost");
        Seen connect = browser.open(product.setUp(SetupPath.FIRST_SETUP));
        Seen again = browser.open(product.owner.allow(product.leave(connect), product.shop));
        assertThat(again.title()).isEqualTo("Connected to Corner Shop");
    }

    @Test
    void aSecretThatXeroRefusesIsSaidInAnOwnersWords() {
        URI callback = product.owner.allow(product.leave(product.untilConnect()), product.shop);
        product.app.saveSecret(product.app.addSecret());
        product.app.deleteSecret(product.app.secret());
        Seen answered = browser.open(callback);
        assertThat(answered.title()).isEqualTo("Not connected");
        assertThat(answered.text())
                .contains("Xero does not accept the client id or the client secret")
                .doesNotContain("useApp");
    }

    @Test
    void theCallbackLoadedAgainShowsTheSameAndSendsNothing() {
        URI callback = product.owner.allow(product.leave(product.untilConnect()), product.shop);
        assertThat(browser.open(callback).title()).isEqualTo("Connected to Corner Shop");
        long exchanges = product.xero.count(Endpoint.TOKEN);
        assertThat(browser.open(callback).title()).isEqualTo("Connected to Corner Shop");
        assertThat(product.xero.count(Endpoint.TOKEN)).isEqualTo(exchanges);
    }

    @Test
    void anotherBrowserCannotFinishAConsentAndLearnsNothing() {
        URI callback = product.owner.allow(product.leave(product.untilConnect()), product.shop);
        Seen answered = new TestBrowser("").open(callback);
        assertThat(answered.text()).contains("in another browser").doesNotContain("Corner Shop", "shop-7");
        assertThat(answered.html()).doesNotContain("shop-7");
    }

    @Test
    void twoTabsMayBothLeaveForXero() {
        Seen connect = product.untilConnect();
        URI one = product.leave(connect);
        URI two = product.leave(connect);
        assertThat(browser.open(product.owner.allow(two, product.shop)).title()).isEqualTo("Connected to Corner Shop");
        assertThat(browser.open(product.owner.cancel(one)).title()).isEqualTo("Cancelled");
        assertThat(product.connection().isUsable()).isTrue();
    }

    @Test
    void everyPageOfXeroIsExplainedAndWhatWasTypedIsKept() {
        Seen connect = product.untilConnect();
        assertThat(connect.text()).contains("What does the Xero page say?");
        for (SeenAtXero seen : SeenAtXero.values()) {
            assertThat(connect.text()).contains(seen.message());
            Seen explained = browser.send(connect.form("What can I do?").with("seen", seen.name()));
            assertThat(explained.text())
                    .contains(product.manager
                            .setup(Product.KEY, SetupPath.FIRST_SETUP)
                            .explain(seen)
                            .ownerRemedy());
            assertThat(explained.title()).isEqualTo("Connect");
        }
    }

    @Test
    void theRegisteredRedirectUriIsCompared() {
        Seen connect = product.untilConnect();
        Seen explained =
                browser.send(connect.form("What can I do?").with("seen", SeenAtXero.INVALID_REDIRECT_URI.name()));
        assertThat(explained.html()).contains("value=\"" + product.callback() + "\"");
        Seen compared = browser.send(explained.form("What can I do?").with("registered", product.callback() + "/"));
        assertThat(compared.html()).contains("For support: redirect");
    }

    @Test
    void afterThreeMinutesThePageAsksWhatXeroSays() {
        Seen connect = product.untilConnect();
        assertThat(connect.html())
                .contains("<noscript><meta http-equiv=\"refresh\"")
                .doesNotContainPattern("<details[^>]* open>");
        String later = connect.html()
                .replaceFirst("(?s).*<noscript>.*?url=([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        product.xero.advance(Duration.ofMinutes(3));
        Seen asked = browser.open(connect.address().resolve(later));
        assertThat(asked.html()).containsPattern("<details[^>]* open>");
        assertThat(asked.text()).contains("Nothing has come back from Xero for three minutes");
    }

    @Test
    void anUnregisteredRedirectUriIsSaidBeforeTheOwnerLeaves() {
        var other = product.xero.addWebApp("Other", URI.create("http://localhost:1/elsewhere"));
        Seen connect = product.untilConnect(other);
        assertThat(connect.text()).contains("page.invalid-redirect-uri");
    }
}
