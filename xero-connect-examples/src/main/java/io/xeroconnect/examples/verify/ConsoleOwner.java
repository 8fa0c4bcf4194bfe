package io.xeroconnect.examples.verify;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The owner at the console: Enter when it is done, {@code s} to skip it. What is typed as a secret is not shown. */
final class ConsoleOwner implements Owner {
    private final BufferedReader in;
    private final Optional<Console> console;
    private final PrintStream out;

    /** Reads lines from {@code in}, and secrets from the console if there is one. */
    ConsoleOwner(BufferedReader in, Optional<Console> console, PrintStream out) {
        this.in = in;
        this.console = console;
        this.out = out;
    }

    @Override
    public Optional<String> asks(Task task) {
        boolean secret = task.isSecret();
        out.printf(
                "%n%s%n%s: ",
                task.instruction(), secret ? "The secret, or Enter to skip" : "Enter to go on, s to skip");
        Optional<String> answer = secret ? secret() : line();
        return answer.filter(text -> secret ? !text.isEmpty() : !text.equalsIgnoreCase("s"));
    }

    private Optional<String> secret() {
        return console.isPresent()
                ? Optional.ofNullable(console.get().readPassword()).map(String::new)
                : line();
    }

    /** The end of the input skips what is left. */
    private Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
