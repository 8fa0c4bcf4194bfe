package io.xeroconnect.examples.verify;

import static io.xeroconnect.examples.verify.Outcome.CONFIRMED;
import static io.xeroconnect.examples.verify.Outcome.NOT_APPLICABLE;
import static io.xeroconnect.examples.verify.Outcome.NOT_MEASURED;
import static io.xeroconnect.examples.verify.Outcome.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.Assumption;
import io.xeroconnect.model.XeroApp;
import io.xeroconnect.sandbox.Endpoint;
import io.xeroconnect.sandbox.Fault;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.SandboxApp;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.sandbox.XeroSandboxExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kit at servers that differ in what Xero leaves open. */
@ExtendWith(XeroSandboxExtension.class)
final class RealityKitTest {
    @Test
    void everyAssumptionHasOneMeasurement(XeroSandbox xero) {
        OwnerAtHand owner = new OwnerAtHand(xero);
        RealityKit kit = new RealityKit(KitSettings.production(owner.webApp(), false), owner, owner, time -> {});
        assertThat(kit.measurements())
                .extracting(Measurement::assumption)
                .containsExactlyInAnyOrder(Assumption.values());
    }

    @Test
    void theSandboxIsWhatTheLibraryAssumes(XeroSandbox xero) throws Exception {
        KitResult result = Kits.run(xero, new OwnerAtHand(xero));
        assertThat(result.verdicts())
                .as(result.table())
                .filteredOn(verdict -> verdict.assumption() != Assumption.BROAD_SCOPES_END)
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(CONFIRMED));
        assertThat(Kits.verdict(result, Assumption.BROAD_SCOPES_END).seen())
                .isEqualTo("this app has no broad scopes: status 302 to /identity/error");
        assertThat(Kits.outcomes(result)).containsOnlyKeys(Assumption.values());
        assertThat(result.ending()).isEqualTo("The connection was revoked at the end: status 200.");
    }

    @Test
    void nothingIsLeftAtXero(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero).skipping(EnumSet.allOf(Owner.Task.class));
        Kits.run(xero, owner);
        assertThat(owner.connections(xero)).isEmpty();
    }

    @Test
    void whatTheOwnerSkipsIsNotMeasured(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero).skipping(EnumSet.allOf(Owner.Task.class));
        Map<Assumption, String> missing = Kits.run(xero, owner).verdicts().stream()
                .filter(verdict -> verdict.outcome() == NOT_MEASURED)
                .collect(Collectors.toMap(Verdict::assumption, Verdict::seen));
        assertThat(missing)
                .containsOnlyKeys(
                        Assumption.CANCEL_CALLS_BACK,
                        Assumption.TWO_SECRETS_AT_ONCE,
                        Assumption.TOKENS_OUTLIVE_THEIR_SECRET,
                        Assumption.REFUSED_SECRET_KEEPS_CODE,
                        Assumption.RENEWED_LINK_HAS_NEWEST_STAMP,
                        Assumption.DEMO_RESET_CHANGES_TENANT)
                .allSatisfy((assumption, why) -> assertThat(why).startsWith("skipped by the owner"));
    }

    @Test
    void withoutAConsentTheRestSaysSo(XeroSandbox xero) throws Exception {
        OwnerAtHand owner =
                new OwnerAtHand(xero).skipping(EnumSet.allOf(Owner.Task.class)).cancellingNext();
        KitResult result = Kits.run(xero, owner);
        assertThat(Kits.verdict(result, Assumption.WRONG_SECRET_ANSWER).outcome())
                .isEqualTo(CONFIRMED);
        Verdict verdict = Kits.verdict(result, Assumption.NONCE_COMES_BACK);
        assertThat(verdict.outcome()).isEqualTo(NOT_MEASURED);
        assertThat(verdict.seen()).isEqualTo("there was no consent: access_denied");
        assertThat(result.ending()).isEqualTo("Nothing was left to revoke: there was no consent: access_denied.");
    }

    @Test
    void aPkceAppHasNothingToSayAboutSecrets(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero);
        SandboxApp app = xero.addPkceApp("Throw-away on a phone", OwnerAtHand.CALLBACK);
        KitResult result = Kits.run(xero, owner, XeroApp.pkce(app.clientId(), OwnerAtHand.CALLBACK), xero.baseUri());
        assertThat(result.verdicts().stream()
                        .filter(verdict -> verdict.outcome() != CONFIRMED)
                        .collect(Collectors.toMap(Verdict::assumption, Verdict::outcome)))
                .isEqualTo(Map.of(
                        Assumption.BROAD_SCOPES_END, NOT_APPLICABLE,
                        Assumption.SECRET_FORMAT, NOT_APPLICABLE,
                        Assumption.PKCE_FOR_WEB_APPS, NOT_APPLICABLE,
                        Assumption.REFUSED_SECRET_KEEPS_TOKEN, NOT_APPLICABLE,
                        Assumption.REFUSED_SECRET_KEEPS_CODE, NOT_APPLICABLE,
                        Assumption.TWO_SECRETS_AT_ONCE, NOT_APPLICABLE,
                        Assumption.TOKENS_OUTLIVE_THEIR_SECRET, NOT_APPLICABLE));
    }

    @Test
    void whatAReplayDoesToTheFirstSuccessorIsSeen() throws Exception {
        assertThat(replay(GraceVariant.KEEPS_SIBLINGS))
                .isEqualTo("the replay gave a new token; used: status 200; the first successor: status 200");
        assertThat(replay(GraceVariant.ENDS_SIBLINGS))
                .isEqualTo("the replay gave a new token; used: status 200; the first successor: status 400 and the"
                        + " error invalid_grant");
        assertThat(replay(GraceVariant.SAME_SUCCESSOR))
                .isEqualTo("the replay gave the first successor again; used: status 200");
    }

    private static String replay(GraceVariant variant) throws InterruptedException {
        try (XeroSandbox xero = XeroSandbox.builder().graceVariant(variant).start()) {
            Verdict verdict =
                    Kits.verdict(Kits.run(xero, new OwnerAtHand(xero)), Assumption.REPLAY_GIVES_LIVING_TOKENS);
            assertThat(verdict.outcome()).isEqualTo(CONFIRMED);
            return verdict.seen();
        }
    }

    @Test
    void aServerWithoutGraceRefutesItAndTheKitStillEnds() throws Exception {
        try (XeroSandbox xero = XeroSandbox.builder().strict().start()) {
            KitResult result = Kits.run(xero, new OwnerAtHand(xero));
            Verdict replay = Kits.verdict(result, Assumption.REPLAY_GIVES_LIVING_TOKENS);
            assertThat(replay.outcome()).isEqualTo(REFUTED);
            assertThat(replay.seen()).isEqualTo("the replay was refused with status 400 and the error invalid_grant");
            Verdict grace = Kits.verdict(result, Assumption.GRACE_PERIOD_FROM_FIRST_USE);
            assertThat(grace.outcome()).isEqualTo(NOT_APPLICABLE);
            assertThat(grace.seen())
                    .isEqualTo("there is no grace period: a replay at once was refused with status 400 and the error"
                            + " invalid_grant");
            assertThat(result.verdicts()).hasSameSizeAs(Assumption.values());
            assertThat(result.table())
                    .contains("REPLAY_GIVES_LIVING_TOKENS is not so: Tokens that live on; those of the first use may")
                    .contains("But: One more refresh follows a doubtful one");
        }
    }

    @Test
    void whatAThirdSecretDoesToTheFirstIsSeenAndTheKitGoesOn(XeroSandbox xero) throws Exception {
        KitResult result = Kits.run(xero, new OwnerAtHand(xero).havingTwoSecretsAtMost());
        Verdict secrets = Kits.verdict(result, Assumption.TWO_SECRETS_AT_ONCE);
        assertThat(secrets.outcome()).isEqualTo(CONFIRMED);
        assertThat(secrets.seen())
                .endsWith("third: status 400 and the error invalid_grant; the first beside it: status 400 and the"
                        + " error invalid_client");
        assertThat(Kits.verdict(result, Assumption.REFUSED_SECRET_KEEPS_CODE).outcome())
                .isEqualTo(CONFIRMED);
        assertThat(result.ending()).isEqualTo("The connection was revoked at the end: status 200.");
    }

    @Test
    void aRevocationThatWasRefusedIsNotSaidToBeDone(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero).skipping(EnumSet.allOf(Owner.Task.class));
        xero.faults().next(Endpoint.REVOCATION, Fault.status(400, "text/plain", "no"), 2);
        assertThat(Kits.run(xero, owner).ending())
                .isEqualTo("The connection could not be revoked (status 400): disconnect the app in Xero.");
    }

    @Test
    void whatAServerHasNothingForIsNotApplicable(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero).having(EnumSet.noneOf(Owner.Task.class));
        KitResult result = Kits.run(xero, owner);
        assertThat(Kits.outcomes(result))
                .containsEntry(Assumption.CANCEL_CALLS_BACK, NOT_APPLICABLE)
                .containsEntry(Assumption.TWO_SECRETS_AT_ONCE, NOT_APPLICABLE)
                .containsEntry(Assumption.TOKENS_OUTLIVE_THEIR_SECRET, NOT_APPLICABLE)
                .containsEntry(Assumption.DEMO_RESET_CHANGES_TENANT, NOT_APPLICABLE);
        assertThat(Kits.verdict(result, Assumption.CANCEL_CALLS_BACK).seen()).isEqualTo("there is no CANCEL here");
    }

    @Test
    void aShorterGracePeriodIsSeen() throws Exception {
        try (XeroSandbox xero =
                XeroSandbox.builder().gracePeriod(Duration.ofMinutes(20)).start()) {
            Verdict verdict =
                    Kits.verdict(Kits.run(xero, new OwnerAtHand(xero)), Assumption.GRACE_PERIOD_FROM_FIRST_USE);
            assertThat(verdict.outcome()).isEqualTo(REFUTED);
            assertThat(verdict.seen())
                    .isEqualTo("after 28 minutes: status 400 and the error invalid_grant; after 32: status 400 and the"
                            + " error invalid_grant");
        }
    }

    @Test
    void whetherARenewedLinkTakesTheNewConsentsIdIsSeen() throws Exception {
        assertThat(renewed(true)).startsWith("authEventId is not that of the new consent, updatedDateUtc is newer");
        assertThat(renewed(false)).startsWith("authEventId is that of the new consent, updatedDateUtc is newer");
    }

    private static String renewed(boolean keepsId) throws InterruptedException {
        try (XeroSandbox xero =
                XeroSandbox.builder().keepsAuthEventIdOnReconnect(keepsId).start()) {
            return Kits.verdict(Kits.run(xero, new OwnerAtHand(xero)), Assumption.RENEWED_LINK_HAS_NEWEST_STAMP)
                    .seen();
        }
    }

    @Test
    void anOrganisationThatWasConnectedBeforeSaysNothingAboutNewLinks(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero);
        owner.connectBefore();
        xero.advance(Duration.ofHours(1));
        KitResult result = Kits.run(xero, owner);
        assertThat(Arrays.asList(
                        Kits.verdict(result, Assumption.NEW_LINK_CARRIES_CONSENT_ID),
                        Kits.verdict(result, Assumption.NEW_LINK_HAS_EQUAL_STAMPS)))
                .allSatisfy(verdict -> {
                    assertThat(verdict.outcome()).isEqualTo(NOT_MEASURED);
                    assertThat(verdict.seen())
                            .isEqualTo("the organisation had been connected to this app before; use a fresh app");
                });
    }
}
