package io.xeroconnect.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.Assumption;
import io.xeroconnect.sandbox.GraceVariant;
import io.xeroconnect.sandbox.Transcript;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.sandbox.XeroSandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the kit writes: nothing secret, and enough to be answered again. */
@ExtendWith(XeroSandboxExtension.class)
final class KitFilesTest {
    @TempDir
    private Path folder;

    @Test
    void noSecretThatWentByIsWritten(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero);
        try (Eavesdropper wire = new Eavesdropper(xero.baseUri())) {
            KitResult result = Kits.run(xero, owner, owner.webApp(), wire.baseUri());
            result.write(folder);
            TreeSet<String> secrets = new TreeSet<>(wire.secrets());
            secrets.addAll(owner.secrets);
            assertThat(secrets).hasSizeGreaterThan(40);
            assertThat(written() + result.table())
                    .contains("REPEATED_DELETE_ANSWER")
                    .doesNotContain(secrets)
                    .doesNotContain(owner.app.clientId());
        }
    }

    @Test
    void theSandboxAnswersATranscriptAgainAndTheVerdictsAreTheSame() throws Exception {
        KitResult recorded;
        try (XeroSandbox odd = XeroSandbox.builder()
                .graceVariant(GraceVariant.ENDS_SIBLINGS)
                .keepsAuthEventIdOnReconnect(false)
                .start()) {
            recorded = Kits.run(odd, new OwnerAtHand(odd));
        }
        recorded.write(folder);
        Transcript transcript = Transcript.read(folder.resolve(KitResult.TRANSCRIPT));
        assertThat(replayed(transcript).verdicts()).isEqualTo(recorded.verdicts());
    }

    @Test
    void aTranscriptOfAnotherAnswerGivesAnotherVerdict(XeroSandbox xero) throws Exception {
        KitResult recorded = Kits.run(xero, new OwnerAtHand(xero));
        String other = recorded.transcript().replaceFirst("\"status\" : 400", "\"status\" : 403");
        Verdict verdict = Kits.verdict(replayed(Transcript.parse(other)), Assumption.WRONG_SECRET_ANSWER);
        assertThat(verdict)
                .isEqualTo(new Verdict(
                        Assumption.WRONG_SECRET_ANSWER, Outcome.REFUTED, "status 403 and the error invalid_client"));
    }

    @Test
    void theFileOfVerdictsExplainsEach(XeroSandbox xero) throws Exception {
        Kits.run(xero, new OwnerAtHand(xero)).write(folder);
        String verdicts = Files.readString(folder.resolve(KitResult.VERDICTS));
        for (Assumption assumption : Assumption.values()) {
            assertThat(verdicts)
                    .contains("\"assumption\" : \"" + assumption + "\"")
                    .contains(assumption.question(), assumption.assumed(), assumption.safeChoice());
        }
    }

    private static KitResult replayed(Transcript transcript) throws InterruptedException {
        try (XeroSandbox xero = XeroSandbox.builder().replay(transcript).start()) {
            return Kits.run(xero, new OwnerAtHand(xero));
        }
    }

    private String written() throws Exception {
        return Files.readString(folder.resolve(KitResult.TRANSCRIPT))
                + Files.readString(folder.resolve(KitResult.VERDICTS));
    }
}
