package io.xeroconnect.examples.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.xeroconnect.model.XeroEndpoints;
import io.xeroconnect.sandbox.XeroSandbox;
import io.xeroconnect.sandbox.XeroSandboxExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(XeroSandboxExtension.class)
final class VerifyXeroTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, UTF_8);

    @Test
    void itSaysWhatItWillDoBeforeItAsksForAnything(XeroSandbox xero) throws Exception {
        OwnerAtHand owner = new OwnerAtHand(xero).skipping(EnumSet.allOf(Owner.Task.class));
        KitSettings settings =
                new KitSettings(owner.webApp(), XeroEndpoints.at(xero.baseUri()), Optional.empty(), false);
        new VerifyXero(
                        request -> {
                            out.println("(consent)");
                            return owner.handle(request);
                        },
                        owner,
                        xero::advance,
                        out)
                .run(settings, folder);
        assertThat(shown.toString(UTF_8))
                .containsSubsequence(
                        "revoke everything that you have",
                        "to " + folder + ".",
                        "It takes a few minutes.",
                        "(consent)",
                        "CONFIRMED      WRONG_SECRET_ANSWER",
                        "The connection was revoked at the end");
        assertThat(folder.resolve(KitResult.TRANSCRIPT)).isNotEmptyFile();
        assertThat(folder.resolve(KitResult.VERDICTS)).isNotEmptyFile();
    }
}
