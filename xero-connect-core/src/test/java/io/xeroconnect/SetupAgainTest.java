package io.xeroconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeroconnect.diagnosis.Diagnosis;
import io.xeroconnect.error.AppRejectedException;
import io.xeroconnect.model.StatusReason;
import io.xeroconnect.model.XeroConnection;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.SandboxOrganisation;
import io.xeroconnect.setup.SetupField;
import io.xeroconnect.setup.SetupGuide;
import io.xeroconnect.setup.SetupGuide.Ending;
import io.xeroconnect.setup.SetupPath;
import io.xeroconnect.setup.SetupSettings;
import io.xeroconnect.setup.SetupStep;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A set-up that is gone again: because Xero refuses the secret, because the owner goes back, or months later. */
final class SetupAgainTest {
    private static final String WRONG_SECRET = "Wrong-secret_".repeat(3);

    private final Shop shop = new Shop();
    private final ConnectionManager manager =
            shop.node().setup(SetupSettings.of("Corner Till", Shop.CALLBACK)).build();

    @AfterEach
    void close() {
        manager.close();
        shop.close();
    }

    private SetupGuide open() {
        return manager.setup(Shop.KEY, SetupPath.RECONNECT);
    }

    private SetupGuide firstSetup() {
        return manager.setup(Shop.KEY, SetupPath.FIRST_SETUP);
    }

    private static SetupStep.Id current(SetupGuide guide) {
        return guide.current().orElseThrow().id();
    }

    private static SetupGuide atTheFields(SetupGuide guide) {
        return guide.tick(SetupStep.Id.SIGN_IN).tick(SetupStep.Id.FIND_APP);
    }

    private SetupGuide readyToConnect(SandboxApp app, String secret) {
        return atTheFields(open())
                .enter(SetupField.CLIENT_ID, app.clientId())
                .enter(SetupField.CLIENT_SECRET, secret)
                .tick(SetupStep.Id.SAVE_AT_XERO);
    }

    private void complete() {
        readyToConnect(shop.app, shop.app.secret());
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(open().tick(SetupStep.Id.TEST).isComplete()).isTrue();
    }

    private void consentIsRefused() {
        assertThatThrownBy(() -> shop.consent(Shop.KEY, shop.organisation))
                .isInstanceOfSatisfying(
                        AppRejectedException.class,
                        e -> assertThat(e.reason()).isEqualTo(AppRejectedException.Reason.SECRET_REJECTED));
    }

    private XeroConnection shown() {
        return manager.findConnection(Shop.KEY).orElseThrow();
    }

    @Test
    void completeWayIsOpenAtTheSecretOnceXeroRefusesIt() {
        complete();
        shop.app.deleteSecret(shop.app.secret());
        shop.xero.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> shop.manager.accessToken(Shop.KEY)).isInstanceOf(AppRejectedException.class);
        assertThat(current(open())).isEqualTo(SetupStep.Id.CLIENT_SECRET);
        assertThat(open().ending()).isEqualTo(Ending.OPEN);
        String next = shop.app.addSecret();
        SetupGuide replaced = open().enter(SetupField.CLIENT_SECRET, next);
        assertThat(current(replaced)).isEqualTo(SetupStep.Id.SAVE_AT_XERO);
        assertThat(replaced.ending()).isEqualTo(Ending.NO_CONSENT_NEEDED);
        assertThat(current(replaced.tick(SetupStep.Id.SAVE_AT_XERO))).isEqualTo(SetupStep.Id.TEST);
    }

    @Test
    void secretThatTheConsentFoundWrongIsAskedForAgain() throws InterruptedException {
        readyToConnect(shop.app, WRONG_SECRET);
        consentIsRefused();
        SetupGuide guide = open();
        assertThat(current(guide)).isEqualTo(SetupStep.Id.CLIENT_SECRET);
        assertThat(guide.current().orElseThrow().instruction())
                .startsWith("Xero does not accept the client id or")
                .contains("probably cut off");
        assertThat(shown().reason()).isEqualTo(StatusReason.SECRET_REJECTED);
        consentIsRefused();
        shop.awaitEvents("appRejected");
        guide.enter(SetupField.CLIENT_SECRET, shop.app.secret()).tick(SetupStep.Id.SAVE_AT_XERO);
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(current(open())).isEqualTo(SetupStep.Id.TEST);
    }

    @Test
    void refusedSecretOfTheUsualLengthIsNotCalledCutOff() {
        readyToConnect(shop.app, shop.app.addSecret());
        consentIsRefused();
        assertThat(open().current().orElseThrow().instruction())
                .startsWith("Xero does not accept the client id or")
                .doesNotContain("cut off");
    }

    @Test
    void secretThatOnlyAnOlderOneHidesDoesNotCompleteASetUp() {
        complete();
        String secret = shop.app.addSecret();
        open().enter(SetupField.CLIENT_SECRET, secret).tick(SetupStep.Id.SAVE_AT_XERO);
        Diagnosis unsaved = manager.test(Shop.KEY);
        assertThat(unsaved.isHealthy()).isTrue();
        assertThat(unsaved.completesSetup()).isFalse();
        shop.app.saveSecret(secret);
        assertThat(manager.test(Shop.KEY).completesSetup()).isTrue();
    }

    @Test
    void newConsentHasToBeTested() {
        complete();
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(current(open())).isEqualTo(SetupStep.Id.TEST);
    }

    @Test
    void organisationThatWaitsComesBeforeAStepThatIsOpen() {
        complete();
        SandboxOrganisation second = shop.xero.addOrganisation("Second Shop", shop.owner);
        assertThatThrownBy(() -> shop.consent(Shop.KEY, second)).hasMessageContaining("Second Shop");
        assertThat(current(open().startAgain())).isEqualTo(SetupStep.Id.ORGANISATION);
        shop.xero.advance(Duration.ofMinutes(11));
        assertThat(current(open())).isEqualTo(SetupStep.Id.SIGN_IN);
    }

    @Test
    void wrongSecretOfAnotherAppIsNotSaidOfTheLivingOne() {
        complete();
        readyToConnect(shop.xero.addWebApp("Other", Shop.CALLBACK), WRONG_SECRET);
        consentIsRefused();
        assertThat(current(open())).isEqualTo(SetupStep.Id.CLIENT_SECRET);
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void secretThatWasSavedLateIsKeptAndTriedAgain() {
        String secret = shop.app.addSecret();
        readyToConnect(shop.app, secret);
        consentIsRefused();
        shop.app.saveSecret(secret);
        assertThat(open().entered()).contains(SetupField.CLIENT_SECRET);
        SetupGuide kept = open().keep(SetupField.CLIENT_SECRET);
        assertThat(current(kept)).isEqualTo(SetupStep.Id.SAVE_AT_XERO);
        kept.tick(SetupStep.Id.SAVE_AT_XERO);
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(current(open())).isEqualTo(SetupStep.Id.TEST);
    }

    @Test
    void secretOfAWaitingAppIsKeptAndTriedAgain() {
        complete();
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        String secret = other.addSecret();
        readyToConnect(other, secret);
        consentIsRefused();
        other.saveSecret(secret);
        open().keep(SetupField.CLIENT_SECRET).tick(SetupStep.Id.SAVE_AT_XERO);
        assertThat(current(open())).isEqualTo(SetupStep.Id.CONNECT);
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(current(open())).isEqualTo(SetupStep.Id.TEST);
    }

    @Test
    void anotherSecretHasToBeSavedAndTested() {
        complete();
        SetupGuide guide = open().enter(SetupField.CLIENT_SECRET, shop.app.addSecret());
        assertThat(current(guide)).isEqualTo(SetupStep.Id.SAVE_AT_XERO);
        assertThat(current(guide.tick(SetupStep.Id.SAVE_AT_XERO))).isEqualTo(SetupStep.Id.TEST);
    }

    @Test
    void anotherIdHasToBeSavedAndTested() {
        complete();
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        assertThat(open().enter(SetupField.CLIENT_ID, other.clientId()).steps())
                .filteredOn(step -> step.id() == SetupStep.Id.SAVE_AT_XERO || step.id() == SetupStep.Id.TEST)
                .hasSize(2)
                .noneMatch(SetupStep::done);
    }

    @Test
    void completeWayCanBeGoneAgainWithWhatStands() {
        complete();
        SetupGuide again = open().startAgain();
        assertThat(again.steps()).noneMatch(SetupStep::done);
        assertThat(again.ending()).isEqualTo(Ending.OPEN);
        atTheFields(open()).keep(SetupField.CLIENT_ID).keep(SetupField.CLIENT_SECRET);
        assertThat(open().ending()).isEqualTo(Ending.NO_CONSENT_NEEDED);
        SetupGuide end = open().tick(SetupStep.Id.SAVE_AT_XERO).tick(SetupStep.Id.TEST);
        assertThat(end.isComplete()).isTrue();
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void secretOfAnotherAppWaitsForItsIdWhenAWayIsGoneAgain() {
        complete();
        SandboxApp other = shop.xero.addWebApp("Other", Shop.CALLBACK);
        SetupGuide guide = open().startAgain().enter(SetupField.CLIENT_SECRET, other.secret());
        assertThat(guide.ending()).isEqualTo(Ending.OPEN);
        guide.enter(SetupField.CLIENT_ID, other.clientId());
        assertThat(open().ending()).isEqualTo(Ending.CONSENT_TO_ANOTHER_APP);
    }

    @Test
    void goingBackLosesNothingThatWasTyped() {
        atTheFields(open()).enter(SetupField.CLIENT_SECRET, shop.app.secret());
        SetupGuide back = open().back(SetupStep.Id.FIND_APP);
        assertThat(current(back)).isEqualTo(SetupStep.Id.FIND_APP);
        assertThat(back.entered()).containsExactly(SetupField.CLIENT_SECRET);
        back.tick(SetupStep.Id.FIND_APP).keep(SetupField.CLIENT_SECRET);
        open().enter(SetupField.CLIENT_ID, shop.app.clientId()).tick(SetupStep.Id.SAVE_AT_XERO);
        shop.consent(Shop.KEY, shop.organisation);
        assertThat(shown().isUsable()).isTrue();
    }

    @Test
    void onlyStepsOfThisWayCanBeGoneBackTo() {
        for (SetupStep.Id id : new SetupStep.Id[] {SetupStep.Id.CONNECT, SetupStep.Id.CREATE_APP}) {
            assertThatThrownBy(() -> open().back(id))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(id.name());
        }
        assertThatThrownBy(() -> open().keep(SetupField.CLIENT_ID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enter it");
    }

    @Test
    void whatWasEnteredOnOneWayIsThereOnTheOther() {
        firstSetup().enter(SetupField.CLIENT_SECRET, shop.app.secret());
        open().tick(SetupStep.Id.SIGN_IN);
        firstSetup().tick(SetupStep.Id.PREPARE);
        firstSetup().enter(SetupField.CLIENT_ID, shop.app.clientId());
        assertThat(firstSetup().ending()).isEqualTo(Ending.FIRST_CONSENT);
    }

    @Test
    void appThatIsKeptIsOneToLookAtAgainOnTheOtherWay() {
        complete();
        SetupGuide other = firstSetup();
        assertThat(other.steps()).noneMatch(SetupStep::done);
        assertThat(other.entered()).containsExactlyInAnyOrder(SetupField.values());
        other.tick(SetupStep.Id.PREPARE);
        assertThat(firstSetup()
                        .keep(SetupField.CLIENT_ID)
                        .keep(SetupField.CLIENT_SECRET)
                        .ending())
                .isEqualTo(Ending.NO_CONSENT_NEEDED);
    }
}
