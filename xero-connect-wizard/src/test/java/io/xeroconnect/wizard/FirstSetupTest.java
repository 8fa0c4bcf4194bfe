package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.Tenant;
import io.xeroconnect.setup.SetupPath;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FirstSetupTest {
    private final Product product = new Product();
    private final TestBrowser browser = product.browser;

    @AfterEach
    void close() {
        product.close();
    }

    @Test
    void anOwnerGetsFromTheListToAWorkingConnectionWithoutScripts() {
        Seen list = browser.open(product.page(""));
        assertThat(list.text()).contains(Product.LABEL, "Not set up yet");
        Seen choice = browser.open(list.link("Set up"));
        Seen prepare = browser.send(choice.form("First set-up"));
        assertThat(prepare.text()).contains("six-digit code", "Standard or Adviser", "ten minutes");
        assertThat(browser.statuses).startsWith(303).endsWith(200);
        Seen create = product.next(product.next(prepare, "Before you start"), "Sign in at Xero");
        assertThat(create.html()).contains("value=\"Web app\"", "value=\"" + product.callback() + "\"");
        assertThat(create.text())
                .contains("Choose Web app", "Do not use the word Xero", "Leave the addresses of a privacy policy");
        Seen id = product.next(create, "Create the app");
        Seen secret = browser.send(id.form("Next").with("CLIENT_ID", product.app.clientId()));
        assertThat(secret.text()).contains("Paste it here before you press Save", "generate another one");
        Seen save = browser.send(secret.form("Next").with("CLIENT_SECRET", product.app.secret()));
        Seen connect = product.next(save, "Save at Xero");
        assertThat(connect.text()).contains("Step 7 of 8", "not the demo company");

        Seen answered = browser.open(product.owner.allow(product.leave(connect), product.shop));
        assertThat(answered.title()).isEqualTo("Connected to Corner Shop");

        Seen test = browser.open(answered.link("Back to the set-up"));
        Seen tested = browser.send(test.form("Test Connection"));
        assertThat(tested.text()).contains("app.set", "The connection works.").doesNotContain("Failed");
        Seen done = browser.open(tested.link("Finish"));
        assertThat(done.title()).isEqualTo("Connected to Corner Shop");
        assertThat(done.text()).contains("nothing more to do", "We will tell you here if that changes");
        assertThat(browser.open(product.page("")).text())
                .contains("Connected", "Organisation: Corner Shop", "Days left: 59");
    }

    @Test
    void aClosedWindowIsResumedOnAnotherNode() {
        Seen connect = product.untilConnect();
        Seen there = browser.open(product.onAnotherNode(connect.address()));
        assertThat(there.title()).isEqualTo("Connect");
        Seen page = browser.open(product.onAnotherNode(product.page("connection?connection=shop-7")));
        assertThat(browser.open(page.link("Go on: Connect")).title()).isEqualTo("Connect");
    }

    @Test
    void aFormSentTwiceMovesOneStepOnly() {
        Seen prepare = browser.open(product.setUp(SetupPath.FIRST_SETUP));
        browser.send(prepare.form("Next"));
        assertThat(browser.send(prepare.form("Next")).title()).isEqualTo("Sign in at Xero");
    }

    @Test
    void firstSetUpIsOfferedFirstToWhoeverWasNeverConnected() {
        Seen choice = browser.open(product.page("choose?connection=shop-7"));
        assertThat(choice.html())
                .containsSubsequence("\"button\" type=\"submit\">First", "quiet\" type=\"submit\">Reconnect");
        product.untilConnect();
        assertThat(browser.open(choice.address()).html()).containsSubsequence(">First set-up</b", ">Reconnect</b");
    }

    @Test
    void eachStepThatEndsWithNextHasAnAddressOfItsOwn() {
        Seen connect = product.untilConnect();
        Seen create = browser.open(URI.create(product.setUp(SetupPath.FIRST_SETUP) + "&step=CREATE_APP"));
        assertThat(create.title()).isEqualTo("Create the app");
        assertThat(create.text()).contains("This step is done.").doesNotContain("Press Next");
        Seen secret = browser.open(URI.create(product.setUp(SetupPath.FIRST_SETUP) + "&step=CLIENT_SECRET"));
        assertThat(secret.text()).contains("Entered already. It is not shown again");
        assertThat(browser.open(secret.link("Back to the present step")).address())
                .isEqualTo(connect.address());
        product.connect(connect, product.shop);
        Seen test = browser.open(URI.create(connect.address() + "&step=CONNECT"));
        assertThat(test.title()).isEqualTo("Test the connection");
        assertThat(test.link("Back: Save at Xero").toString()).endsWith("&step=SAVE_AT_XERO");
    }

    @Test
    void aStaleFormOfAnEarlierTabChangesNothing() {
        browser.send(browser.open(product.page("choose?connection=shop-7")).form("First set-up"));
        Seen page = product.next(browser.open(product.setUp(SetupPath.FIRST_SETUP)), "Before you start");
        page = product.next(product.next(page, "Sign in at Xero"), "Create the app");
        Seen.Form stale = page.form("Next").with("CLIENT_ID", "ABCDEF0123456789ABCDEF0123456789");
        browser.send(page.form("Next").with("CLIENT_ID", product.app.clientId()));
        Seen now = browser.send(stale);
        assertThat(now.title()).isEqualTo("Generate the client secret");
        Seen back = browser.open(now.link("Back: Copy the client id"));
        assertThat(back.title()).isEqualTo("Copy the client id");
        assertThat(product.manager.setup(Product.KEY, SetupPath.FIRST_SETUP).clientIdHint())
                .contains(product.app.clientId().substring(0, 6));
    }

    @Test
    void aMistakeIsNamedAtItsFieldOnceAndCanBeCorrectedLater() {
        Seen page = browser.open(product.setUp(SetupPath.FIRST_SETUP));
        for (int i = 0; i < 3; i++) {
            page = browser.send(page.form("Next"));
        }
        Seen wrong = browser.send(page.form("Next").with("CLIENT_ID", "owner@shop.example"));
        assertThat(browser.statuses).containsExactly(303, 200);
        assertThat(wrong.html()).contains("aria-invalid=\"true\"", "role=\"alert\"");
        assertThat(wrong.text()).contains("This is an e-mail address.");
        assertThat(browser.open(wrong.address()).text()).doesNotContain("This is an e-mail address.");

        browser.send(wrong.form("Next").with("CLIENT_ID", "ABCDEF0123456789ABCDEF0123456789"));
        Seen earlier =
                browser.open(browser.open(product.setUp(SetupPath.FIRST_SETUP)).link("Back: Copy the client id"));
        Seen corrected = browser.send(earlier.form("Correct").with("CLIENT_ID", product.app.clientId()));
        assertThat(corrected.title()).isEqualTo("Generate the client secret");
        assertThat(product.manager.setup(Product.KEY, SetupPath.FIRST_SETUP).clientIdHint())
                .contains(product.app.clientId().substring(0, 6));
    }

    @Test
    void theChangeFromOAuth1SaysThatTheOldSettingsStay() {
        TestBrowser otto = new TestBrowser("Otto");
        Seen list = otto.open(product.page(""));
        assertThat(list.text()).contains("Still on OAuth 1.0a");
        Seen choice = otto.open(list.link("Change to OAuth 2.0"));
        assertThat(choice.text()).contains("The old settings stay as they are until the new connection works");
        product.connect(product.shop);
        assertThat(product.connection().tenant().map(Tenant::name)).contains("Corner Shop");
        assertThat(otto.open(product.page("")).text()).contains("Connected").doesNotContain("OAuth 1.0a");
        product.manager.disconnect(Product.KEY);
        assertThat(otto.open(product.page("")).text()).contains("Not connected").doesNotContain("OAuth 1.0a");
    }
}
