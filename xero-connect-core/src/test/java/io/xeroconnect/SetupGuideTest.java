package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.model.Tenant;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.setup.CopyValue;
import io.xeroconnect.setup.SeenAtXero;
import io.xeroconnect.setup.SetupAdvice;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupGuide.Ending;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.setup.SetupStep;
import java.net.URI;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A set-up as data: its steps, its fields, and what it says before and after Xero's own pages. */
final class SetupGuideTest {
    private final Shop shop = new Shop();
    private final ConnectionManager manager =
            shop.node().setup(SetupSettings.of("Corner Till", Shop.CALLBACK)).build();

    @AfterEach
    void close() {
        manager.close();
        shop.close();
    }

    private SetupGuide open(SetupPath path) {
        return manager.setup(Shop.KEY, path);
    }

    private SetupGuide entered(SetupPath path, SandboxApp app) {
        return open(path).enter(SetupField.CLIENT_ID, app.clientId()).enter(SetupField.CLIENT_SECRET, app.secret());
    }

    private static SetupStep.Id current(SetupGuide guide) {
        return guide.current().orElseThrow().id();
    }

    private SetupStep step(SetupPath path, SetupStep.Id id) {
        return open(path).steps().stream()
                .filter(step -> step.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void formOfANewAppIsThereToCopy() {
        SetupStep form = step(SetupPath.FIRST_SETUP, SetupStep.Id.CREATE_APP);
        assertThat(form.values())
                .containsExactly(
                        new CopyValue("App name", "Corner Till"),
                        new CopyValue("Integration type", "Web app"),
                        new CopyValue("Redirect URI", Shop.CALLBACK.toString()));
        assertThat(form.instruction()).contains("Leave the addresses of a privacy policy and of terms empty");
        assertThat(form.link()).isPresent();
    }

    @Test
    void customersOwnWebsiteIsThereToCopyWhereItIsKnown() {
        SetupSettings settings = SetupSettings.of("Corner Till", Shop.CALLBACK)
                .withCompanyUrls(key ->
                        Optional.of(key).filter(Shop.KEY::equals).map(known -> URI.create("https://corner.example")));
        try (ConnectionManager node = shop.node().setup(settings).build()) {
            assertThat(values(node, Shop.KEY))
                    .contains(new CopyValue("Company or application URL", "https://corner.example"));
            assertThat(values(node, ConnectionKey.of("shop-8"))).hasSize(3);
        }
    }

    private static List<CopyValue> values(ConnectionManager node, ConnectionKey key) {
        return node.setup(key, SetupPath.FIRST_SETUP).steps().stream()
                .flatMap(step -> step.values().stream())
                .toList();
    }

    @Test
    void thatTheSecretIsShownOnceIsSaidBeforeIt() {
        for (SetupPath path : SetupPath.values()) {
            assertThat(step(path, SetupStep.Id.CLIENT_SECRET).warning())
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("shows the secret only now")
                            .contains("before you press Save"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStepOfAWayHasItsWords(SetupPath path) {
        assertThat(open(path).steps()).allSatisfy(step -> {
            assertThat(step.title()).isNotBlank();
            assertThat(step.instruction()).endsWith(".").doesNotContain("{", "''");
            assertThat(step.doneWhen()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLIENT_ID     | ''                                      | Nothing was pasted",
                "CLIENT_ID     | owner@shop.example                      | This is an e-mail address",
                "CLIENT_ID     | https://developer.xero.com/app          | This is a web address",
                "CLIENT_ID     | ' 0123456789ABCDEF0123456789ABCDEF'     | There is a space",
                "CLIENT_ID     | 0123456789ABCDEF                        | The client id is cut off",
                "CLIENT_ID     | 0123456789ABCDEF0123456789ABCDE         | The client id is cut off",
                "CLIENT_ID     | 0123456789ABCDEF0123456789ABCDEF0       | There is something too much in the client id",
                "CLIENT_ID     | a8Wq-Zx_0123456789ABCDEFabcdef_0123456789 | This looks like the client secret",
                "CLIENT_ID     | Kq3vX0ZtYb7mWc9RfLs2HdPgNe5uJaTi8oVyBxQ1CwMEkGrS | This looks like the client secret",
                "CLIENT_SECRET | 0123456789ABCDEF0123456789ABCDEF        | This looks like the client id",
                "CLIENT_SECRET | '\"secretsecretsecretsecret\"'          | There are quotation marks",
                "CLIENT_SECRET | a8Wq-Zx                                 | The client secret is cut off",
                "CLIENT_SECRET | owner@shop.example                      | This is an e-mail address",
            })
    void mistakeIsNamedAndNotKept(SetupField field, String value, String text) {
        SetupGuide guide = open(SetupPath.RECONNECT).enter(field, value);
        assertThat(guide.problems().get(field)).startsWith(text).endsWith(".");
        assertThat(open(SetupPath.RECONNECT).problems()).isEmpty();
        assertThat(open(SetupPath.RECONNECT).clientIdHint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0123456789ABCDEF01234567",
        "0123456789ABCDEF0123456789ABCDEF01234567",
        "01234567-89ab-cdef-0123-456789abcdef",
        "app_0123456789ABCDEFGHIJ"
    })
    void idOfQuiteAnotherFormIsTaken(String id) {
        assertThat(open(SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, id).problems())
                .isEmpty();
    }

    @Test
    void valueInBothFieldsIsSaidOfTheFieldItDoesNotFit() {
        String neither = "Kq3vX0ZtYb7mWc9RfLs2HdPgNe5uJaTi8oV";
        SetupGuide secretTwice =
                open(SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, neither).enter(SetupField.CLIENT_SECRET, neither);
        assertThat(secretTwice.problems().get(SetupField.CLIENT_SECRET))
                .startsWith("Both fields hold the same value")
                .contains("The client id is probably the one to correct");
        open(SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, shop.app.clientId());
        SetupGuide idTwice = open(SetupPath.RECONNECT).enter(SetupField.CLIENT_SECRET, shop.app.clientId());
        assertThat(idTwice.problems().get(SetupField.CLIENT_SECRET))
                .contains("the client secret is the one to correct");
    }

    @Test
    void fieldsAreKeptOneByOneInEitherOrder() {
        open(SetupPath.RECONNECT).enter(SetupField.CLIENT_SECRET, shop.app.secret());
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().clientId()).isEmpty();
        SetupGuide guide = open(SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, shop.app.clientId());
        assertThat(guide.problems()).isEmpty();
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().clientId()).contains(shop.app.clientId());
        assertThat(guide.clientIdHint()).contains(shop.app.clientId().substring(0, 6));
    }

    @Test
    void anotherClientIdAsksForItsSecretAgain() {
        entered(SetupPath.RECONNECT, shop.app);
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        SetupGuide guide = open(SetupPath.RECONNECT).enter(SetupField.CLIENT_ID, other.clientId());
        assertThat(guide.ending()).isEqualTo(Ending.OPEN);
        assertThat(guide.steps())
                .filteredOn(step -> step.id() == SetupStep.Id.CLIENT_SECRET)
                .noneMatch(SetupStep::done);
    }

    @Test
    void sameAppNeedsNoConsentAndItsTokensStay() {
        shop.connect();
        String token = shop.manager.accessToken(Shop.KEY).value();
        String secret = shop.app.addSecret();
        shop.app.saveSecret(secret);
        SetupGuide guide = open(SetupPath.RECONNECT)
                .enter(SetupField.CLIENT_ID, shop.app.clientId())
                .enter(SetupField.CLIENT_SECRET, secret);
        assertThat(guide.ending()).isEqualTo(Ending.NO_CONSENT_NEEDED);
        assertThat(manager.accessToken(Shop.KEY).value()).isEqualTo(token);
    }

    @Test
    void anotherAppEndsInAConsentToTheSameOrganisation() {
        shop.connect();
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        assertThat(entered(SetupPath.RECONNECT, other).ending()).isEqualTo(Ending.CONSENT_TO_ANOTHER_APP);
        assertThat(catchThrowable(() -> shop.consent(Shop.KEY, second))).isNotNull();
        SetupGuide asked = open(SetupPath.RECONNECT);
        assertThat(current(asked)).isEqualTo(SetupStep.Id.ORGANISATION);
        assertThat(asked.steps())
                .filteredOn(step -> step.id() == SetupStep.Id.CONNECT)
                .allMatch(SetupStep::done);
        assertThat(asked.connection().flatMap(XeroConnection::tenantToConfirm).map(Tenant::name))
                .contains("Second Shop");
        manager.rejectTenant(Shop.KEY);
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(open(SetupPath.RECONNECT).ending()).isEqualTo(Ending.NO_CONSENT_NEEDED);
    }

    @Test
    void machineThatKnowsNothingEndsInAFirstConsent() {
        assertThat(entered(SetupPath.RECONNECT, shop.app).ending()).isEqualTo(Ending.FIRST_CONSENT);
    }

    @Test
    void whatHasEndedIsConsentedToAgain() {
        shop.connect();
        shop.manager.disconnect(Shop.KEY);
        assertThat(entered(SetupPath.RECONNECT, shop.app).ending()).isEqualTo(Ending.CONSENT_AGAIN);
    }

    @Test
    void oldSettingsServeUntilTheNewWaySucceeds() {
        shop.connect();
        SetupGuide guide = open(SetupPath.FIRST_SETUP).tick(SetupStep.Id.PREPARE);
        assertThat(current(guide)).isEqualTo(SetupStep.Id.SIGN_IN);
        assertThat(manager.accessToken(Shop.KEY).value()).isNotEmpty();
        assertThat(manager.findConnection(Shop.KEY).orElseThrow().isUsable()).isTrue();
    }

    @Test
    void anotherWayBeginsAnewAndRestartForgets() {
        open(SetupPath.FIRST_SETUP).tick(SetupStep.Id.PREPARE);
        assertThat(current(open(SetupPath.RECONNECT))).isEqualTo(SetupStep.Id.SIGN_IN);
        assertThat(current(open(SetupPath.FIRST_SETUP))).isEqualTo(SetupStep.Id.SIGN_IN);
        assertThat(current(open(SetupPath.FIRST_SETUP).restart())).isEqualTo(SetupStep.Id.PREPARE);
    }

    @Test
    void onlyStepsOfThisWayCanBeTicked() {
        for (SetupStep.Id id : new SetupStep.Id[] {SetupStep.Id.CONNECT, SetupStep.Id.FIND_APP}) {
            assertThatThrownBy(() -> open(SetupPath.FIRST_SETUP).tick(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(id.name());
        }
    }

    @Test
    void textsCanBeReplaced() {
        ListResourceBundle own = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"prepare.title", "Bevor Sie beginnen"}};
            }
        };
        SetupSettings settings = SetupSettings.of("Kasse", Shop.CALLBACK).withTexts(own);
        try (ConnectionManager german = shop.node().setup(settings).build()) {
            SetupGuide guide = german.setup(Shop.KEY, SetupPath.FIRST_SETUP);
            assertThat(guide.steps().get(0).title()).isEqualTo("Bevor Sie beginnen");
            assertThat(guide.steps().get(1).title()).isEqualTo("Sign in at Xero");
        }
    }

    @Test
    void preFlightSaysNothingWhereXeroWouldAskForAccess() {
        SetupGuide guide = entered(SetupPath.FIRST_SETUP, shop.app);
        assertThat(guide.preFlight()).isEmpty();
        assertThat(shop.xero.count(Endpoint.AUTHORIZE)).isEqualTo(1);
    }

    @Test
    void preFlightNamesAnUnregisteredRedirectUriBeforeTheOwnerLeaves() {
        SandboxApp elsewhere =
                shop.xero.addWebApp("Elsewhere", java.net.URI.create("https://pos.example/xero/callback/"));
        assertThat(cause(elsewhere)).contains("page.invalid-redirect-uri");
    }

    @Test
    void preFlightNamesAScopeThatTheAppMayNotUse() {
        shop.app.forbidScopes("accounting.invoices");
        assertThat(cause(shop.app)).contains("page.scope-not-for-client");
    }

    @Test
    void preFlightNamesAnUnknownClientAndAFullApp() {
        shop.manager.useApp(Shop.KEY, XeroApp.web("F".repeat(32), shop.app.secret(), Shop.CALLBACK));
        assertThat(open(SetupPath.RECONNECT).preFlight().map(SetupAdvice::id)).contains("page.unknown-client");
        shop.app.setConnectionLimit(1);
        ConnectionManager other = shop.manager;
        other.useApp(io.xeroconnect.model.ConnectionKey.of("shop-8"), shop.xeroApp());
        shop.consent(io.xeroconnect.model.ConnectionKey.of("shop-8"), shop.organisation);
        assertThat(cause(shop.app)).contains("page.connection-limit");
    }

    private Optional<String> cause(SandboxApp app) {
        return entered(SetupPath.FIRST_SETUP, app).preFlight().map(SetupAdvice::id);
    }

    @Test
    void preFlightNeverStandsInTheWay() {
        SetupGuide guide = entered(SetupPath.FIRST_SETUP, shop.app);
        shop.xero.goOffline();
        assertThat(guide.preFlight()).isEmpty();
        SetupSettings without = SetupSettings.of("Corner Till", Shop.CALLBACK).withoutPreFlight();
        shop.xero.goOnline();
        shop.xero.resetRequests();
        try (ConnectionManager switchedOff = shop.node().setup(without).build()) {
            assertThat(switchedOff.setup(Shop.KEY, SetupPath.FIRST_SETUP).preFlight())
                    .isEmpty();
        }
        assertThat(shop.xero.count(Endpoint.AUTHORIZE)).isZero();
    }

    @Test
    void pageThatNeverCallsBackIsExplainedAndTheNearMissIsShown() {
        SetupGuide guide = open(SetupPath.FIRST_SETUP);
        assertThat(guide.explain(SeenAtXero.INVALID_REDIRECT_URI).ownerRemedy()).isNotBlank();
        SetupAdvice slash = guide.compareRedirectUri(Shop.CALLBACK + "/");
        assertThat(slash.isProblem()).isTrue();
        assertThat(slash.finding()).contains(Shop.CALLBACK + "/");
        assertThat(guide.compareRedirectUri(Shop.CALLBACK.toString()).isProblem())
                .isFalse();
    }

    @Test
    void managerWithoutASetUpSaysWhatItNeeds() {
        assertThatThrownBy(() -> shop.manager.setup(Shop.KEY, SetupPath.RECONNECT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SetupSettings.of(");
        assertThatThrownBy(() -> SetupSettings.of("Xero Till", Shop.CALLBACK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without the word Xero");
    }
}
