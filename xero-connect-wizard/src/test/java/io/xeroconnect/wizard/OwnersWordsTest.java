package io.xeroconnect.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupPath;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner has to be told stands on the page where they would fail without it. */
final class OwnersWordsTest {
    private final Product product = new Product();
    private final TestBrowser browser = product.browser;

    @AfterEach
    void close() {
        product.close();
    }

    /** Goes one of the two ways up to the page with this title. */
    private Seen at(String way, String title) {
        Seen page = browser.send(
                browser.open(product.page("choose?connection=shop-7")).form(way));
        while (!page.title().equals(title)) {
            page = browser.send(filled(page.form("Next")));
        }
        return page;
    }

    private Seen.Form filled(Seen.Form form) {
        Map<String, String> values = Map.of("CLIENT_ID", product.app.clientId(), "CLIENT_SECRET", product.app.secret());
        Seen.Form filled = form;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = form.fields().containsKey(value.getKey()) ? filled.with(value.getKey(), value.getValue()) : filled;
        }
        return filled;
    }

    @Test
    void whoIsNotSignedInAtTheProductIsToldSo() {
        assertThat(new TestBrowser("").open(product.page("")).text())
                .contains("Sign in to this product first, then open the page again.");
    }

    @Test
    void bothWaysAreOfferedAndTold() {
        assertThat(browser.open(product.page("choose?connection=shop-7")).text())
                .contains("First set-up You have no app for this product at Xero yet.")
                .contains("Reconnect You made an app for this product at Xero before.");
    }

    @Test
    void whatIsNeededStandsBeforeTheStart() {
        assertThat(at("First set-up", "Before you start").text())
                .contains("your Xero login", "the phone with the six-digit code", "about ten minutes")
                .contains("must be Standard or Adviser")
                .contains("If you have no Xero login yet, make one at xero.com first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"First set-up", "Reconnect"})
    void xeroOpensInAWindowOfItsOwnAndAsksForTheCode(String way) {
        Seen page = at(way, "Sign in at Xero");
        assertThat(page.text())
                .contains("sign in with your own Xero login and the six-digit code")
                .contains("If you have no code yet, set it up when Xero asks for it")
                .contains("Xero shows the page My Apps, which is empty before your first app");
        assertThat(page.link("Open Xero in a new window")).hasToString("https://developer.xero.com/app/manage");
        assertThat(page.html()).contains("target=\"_blank\" rel=\"noopener noreferrer\">Open Xero");
    }

    @Test
    void eachFieldOfTheNewAppIsNamedOrThereToCopy() {
        Seen page = at("First set-up", "Create the app");
        assertThat(page.text())
                .contains("Press New app and copy the values below into the form")
                .contains("As company or application URL enter the address of your own website")
                .contains("Leave the addresses of a privacy policy and of terms empty")
                .contains("Read the terms, tick the box if you agree, and press Create app")
                .contains("Press Next when this is so: Xero shows the new app with its configuration")
                .contains("Copy : App name", "Copy : Redirect URI");
        assertThat(page.html()).contains("value=\"Till\"", "value=\"" + product.callback() + "\"");
    }

    @Test
    void webAppIsToBeChosenAndAnotherTypeHasAWayOut() {
        Seen page = at("First set-up", "Create the app");
        assertThat(page.html()).contains("value=\"Web app\"");
        assertThat(page.text()).contains("Choose Web app. If you chose another integration type, create a second app:");
    }

    @Test
    void theNameOfTheAppIsWithoutTheWordXero() {
        assertThat(at("First set-up", "Create the app").text()).contains("Do not use the word Xero in the name");
    }

    @Test
    void theFormerAppIsToBeOpenedInTheList() {
        assertThat(at("Reconnect", "Find your app").text()).contains("In the list My Apps open the app Till");
    }

    @ParameterizedTest
    @ValueSource(strings = {"First set-up", "Reconnect"})
    void theClientIdStandsUnderConfiguration(String way) {
        assertThat(at(way, "Copy the client id").text())
                .contains("Open Configuration in the app at Xero, copy the client id and paste it here");
    }

    @ParameterizedTest
    @CsvSource({"First set-up, Generate a secret", "Reconnect, Generate another secret"})
    void theSecretIsPastedHereBeforeItIsSavedAtXero(String way, String button) {
        Seen page = at(way, "Generate the client secret");
        assertThat(page.text())
                .contains("press " + button, "copy the secret and paste it here")
                .contains("Xero shows the secret only now and never again")
                .contains("Paste it here before you press Save at Xero. If it is lost, generate another one.");
        Seen save = browser.send(filled(page.form("Next")));
        assertThat(save.title()).isEqualTo("Save at Xero");
        assertThat(save.text()).contains("Press Save in Configuration at Xero. A new secret works only after that.");
    }

    @Test
    void aSecretThatIsStillKnownMayBeEnteredAgain() {
        assertThat(at("Reconnect", "Generate the client secret").text())
                .contains("If you still have the secret, paste it here");
    }

    @Test
    void theSecretIsForNobodyElse() {
        assertThat(at("First set-up", "Generate the client secret").text())
                .contains("Treat it like a password: paste it here and nowhere else, and send it to nobody");
    }

    @Test
    void theShopsOrganisationIsToBeChosen() {
        assertThat(at("First set-up", "Connect").text())
                .contains("Press Connect.")
                .contains("choose the organisation of your shop, not the demo company, and press Allow access");
    }

    @Test
    void theSameOrganisationIsToBeChosenAgain() {
        assertThat(at("Reconnect", "Connect").text())
                .contains("Choose the same organisation as before and press Allow access")
                .contains("If you cancel, nothing is changed");
    }

    /** Xero's code ends after five minutes, before the ten of the consent. */
    @Test
    void anAnswerThatXeroNoLongerAcceptsLosesNothing() {
        URI callback = product.owner.allow(product.leave(at("First set-up", "Connect")), product.shop);
        product.xero.advance(Duration.ofMinutes(6));
        Seen answered = browser.open(callback);
        assertThat(answered.text())
                .contains("Press Connect again, nothing is lost")
                .contains("Everything you entered is kept. What was connected before stays connected.");
        assertThat(browser.open(answered.link("Back to the set-up")).title()).isEqualTo("Connect");
    }

    @Test
    void idAndSecretCanBeCheckedBeforeTheConsent() {
        Seen tested = browser.send(at("First set-up", "Connect").form("Check the client id and secret first"));
        assertThat(tested.text()).contains("app.accepted");
        assertThat(browser.open(tested.link("Back to the set-up")).title()).isEqualTo("Connect");
    }

    @Test
    void theConnectionIsTestedAfterTheConsent() {
        Seen answered = browser.open(product.owner.allow(product.leave(at("First set-up", "Connect")), product.shop));
        Seen test = browser.open(answered.link("Back to the set-up"));
        assertThat(test.text()).contains("Press Test Connection and follow what it says");
        Seen tested = browser.send(test.form("Test Connection"));
        assertThat(tested.text()).contains("The connection works");
        assertThat(browser.open(tested.link("Finish")).text())
                .contains("Connected to Corner Shop")
                .contains("There is nothing more to do. We will tell you here if that changes.");
    }

    /** The words of Xero's pages are those that others have met. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unauthorized_client : Invalid redirect_uri                 | INVALID_REDIRECT_URI | Copy the redirect URI",
                "unauthorized_client : Unknown client or client not enabled | UNKNOWN_CLIENT       | Copy the client id from",
                "unauthorized_client : Invalid scope for client             | SCOPE_NOT_FOR_CLIENT | Contact support",
                "invalid_scope                                              | INVALID_SCOPE        | Check at Xero that",
                "needs to complete certification before it can connect      | CONNECTION_LIMIT     | Contact support",
                "connected to two uncertified apps                          | TWO_UNCERTIFIED_APPS | Disconnect an app",
                "no organisation to choose                                  | NO_ORGANISATION      | Sign in to Xero as",
                "an empty page                                              | BLANK                | in a window of its own",
                "this page cannot be reached                                | CALLBACK_UNREACHABLE | Leave this program open",
                "Error code: 500                                            | OTHER                | a picture of the whole",
            })
    void whatXeroSaysIsAChoiceWithItsRemedyAndLosesNothing(String message, String choice, String remedy) {
        Seen connect = at("First set-up", "Connect");
        assertThat(connect.text()).contains("What does the Xero page say?", message);
        assertThat(connect.text()).doesNotContain(remedy);
        Seen explained = browser.send(connect.form("What can I do?").with("seen", choice));
        assertThat(explained.title()).isEqualTo("Connect");
        assertThat(explained.text()).contains(remedy);
        assertThat(product.manager.setup(Product.KEY, SetupPath.FIRST_SETUP).entered())
                .containsExactlyInAnyOrder(SetupField.values());
    }
}
