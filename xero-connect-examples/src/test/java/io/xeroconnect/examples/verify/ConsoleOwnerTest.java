package io.xeroconnect.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConsoleOwnerTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void enterMeansDone() {
        assertThat(asks(Owner.Task.CANCEL, "\n")).contains("");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("press Cancel on the consent page", "Enter to go on, s to skip: ");
    }

    @Test
    void sSkips() {
        assertThat(asks(Owner.Task.RESET_DEMO, "s\n")).isEmpty();
    }

    @Test
    void aSecretMayBeginWithAnyLetter() {
        assertThat(asks(Owner.Task.SECOND_SECRET, "s\n")).contains("s");
    }

    @Test
    void anEmptySecretSkips() {
        assertThat(asks(Owner.Task.SECOND_SECRET, "\n")).isEmpty();
    }

    @Test
    void theEndOfTheInputSkips() {
        assertThat(asks(Owner.Task.CONSENT_AGAIN, "")).isEmpty();
        assertThat(asks(Owner.Task.SECOND_SECRET, "")).isEmpty();
    }

    private Optional<String> asks(Owner.Task task, String typed) {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new ConsoleOwner(new BufferedReader(new StringReader(typed)), Optional.empty(), out).asks(task);
    }
}
